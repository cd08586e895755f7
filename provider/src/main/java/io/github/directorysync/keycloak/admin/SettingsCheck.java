package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.settings.PlainText;
import io.github.directorysync.directory.token.DirectoryToken;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.CommittedSettings;
import io.github.directorysync.keycloak.directories.DirectoryLimit;
import io.github.directorysync.keycloak.directories.Organizations;
import io.github.directorysync.keycloak.directories.VerifiedDomains;
import io.github.directorysync.keycloak.groups.ParentGroupCheck;
import io.github.directorysync.sync.accounts.UserSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Checks the settings of a directory against the realm: what they refer to exists, and what they claim is free. */
record SettingsCheck(KeycloakSession session, RealmModel realm) {

    /**
     * Checks settings, and replaces a token in plain text by its hash.
     *
     * @throws InvalidSettings with all that are invalid
     */
    void require(ComponentModel model) {
        Faults faults = new Faults();
        String name = Optional.ofNullable(model.getName()).orElse("");
        faults.check(() -> hashToken(model.getConfig()));
        faults.check(() -> PlainText.require(name, model.getConfig()));
        new DirectorySettings(model.getConfig())
                .readRight(Optional.ofNullable(model.getId()).orElse(""), name, faults)
                .ifPresent(directory -> check(model, directory, faults));
        faults.raise();
    }

    private void check(ComponentModel model, Directory directory, Faults faults) {
        if (model.getId() == null || realm.getComponent(model.getId()) == null) {
            faults.check(() -> new DirectoryLimit(session, realm).requireRoom());
        }
        // References are checked only when they change: if their target is gone meanwhile, the directory can still be
        // paused.
        if (isNew(model, DirectorySettings.IDENTITY_PROVIDER)) {
            faults.check(() -> directory.saml().identityProvider().ifPresent(alias -> requireIdentityProvider(alias)));
        }
        if (isNew(model, DirectorySettings.APPS)) {
            faults.check(() -> directory.apps().names().forEach(app -> requireApp(app)));
        }
        if (isNew(model, DirectorySettings.ORGANIZATION)) {
            faults.check(() -> directory
                    .customer()
                    .organization()
                    .ifPresent(name -> new Organizations(session, realm).require(name)));
        }
        if (isNew(model, DirectorySettings.GROUPS_PARENT) && !faults.has("name")) {
            faults.check(() -> new ParentGroupCheck(session, realm).require(model));
        }
        faults.check(() -> UserSchema.copies(directory));
        if (isNew(model, DirectorySettings.MODE)) {
            faults.check(() -> new ModeCheck(session, realm).require(model, directory));
        }
        boolean newAlias = isNew(model, DirectorySettings.ALIAS);
        if (newAlias
                || isNew(model, DirectorySettings.VERIFIED_DOMAINS)
                || isNew(model, DirectorySettings.ORGANIZATION)) {
            CommittedSettings others = CommittedSettings.locked(session, realm);
            faults.check(() -> requireOwnDomains(model, directory, others));
            if (newAlias) {
                faults.check(() -> requireOwnAlias(directory, others));
            }
        }
    }

    /** Whether the setting differs from that of the stored component, or there is none. */
    boolean isNew(ComponentModel model, String key) {
        ComponentModel before = model.getId() == null ? null : realm.getComponent(model.getId());
        return before == null
                || !Set.copyOf(before.getConfig().getList(key))
                        .equals(Set.copyOf(model.getConfig().getList(key)));
    }

    private static void hashToken(MultivaluedHashMap<String, String> config) {
        List<String> written =
                Optional.ofNullable(config.remove(DirectorySettings.TOKEN)).orElse(List.of());
        for (String text : written) {
            if (text == null || text.isBlank()) {
                continue;
            }
            if (text.startsWith("${")) {
                throw new InvalidSettings(
                        DirectorySettings.TOKEN, "The environment variable of the directory token is not set: " + text);
            }
            String hash = DirectoryToken.written(text.strip())
                    .orElseThrow(() -> new InvalidSettings(
                            DirectorySettings.TOKEN,
                            "A directory token is kcds_ and 43 characters of base64url, 256 random bits."))
                    .hash()
                    .hex();
            if (!config.getList(DirectorySettings.TOKEN_SHA256).contains(hash)) {
                config.add(DirectorySettings.TOKEN_SHA256, hash);
            }
        }
    }

    /** Realm imports create identity providers before components, so this works there too. */
    private void requireIdentityProvider(String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        if (provider == null) {
            throw new InvalidSettings(
                    DirectorySettings.IDENTITY_PROVIDER,
                    "The realm has no identity provider with the alias " + alias + ".");
        }
        if (!SignInState.isSaml(provider)) {
            throw new InvalidSettings(
                    DirectorySettings.IDENTITY_PROVIDER,
                    "The identity provider " + alias
                            + " is not a SAML identity provider, so users cannot be linked to it before they sign in.");
        }
    }

    private void requireApp(String app) {
        if (AppLadder.named(app, realm).isEmpty()) {
            throw new InvalidSettings(
                    DirectorySettings.APPS,
                    "The realm has no client with the client ID " + app + ". An app is a client of the realm, or "
                            + Apps.REALM + " for the realm itself with its realm roles.");
        }
    }

    private void requireOwnDomains(ComponentModel model, Directory directory, CommittedSettings others) {
        ComponentModel before = model.getId() == null ? null : realm.getComponent(model.getId());
        VerifiedDomains.requireFree(
                directory, before == null ? Set.of() : VerifiedDomains.domains(before), others.besides(directory.id()));
    }

    private static void requireOwnAlias(Directory directory, CommittedSettings others) {
        if (others.besides(directory.id())
                .anyMatch(other -> directory.alias().equals(other.get(DirectorySettings.ALIAS)))) {
            throw new InvalidSettings(
                    DirectorySettings.ALIAS,
                    "The realm already has a directory with the alias " + directory.alias() + ".");
        }
    }
}
