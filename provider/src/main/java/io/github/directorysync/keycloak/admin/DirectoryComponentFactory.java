package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.Options;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.settings.PlainText;
import io.github.directorysync.directory.token.DirectoryToken;
import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.keycloak.accounts.DirectoryProfile;
import io.github.directorysync.keycloak.accounts.OrganizationMembers;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.CommittedSettings;
import io.github.directorysync.keycloak.directories.DirectoryLimit;
import io.github.directorysync.keycloak.directories.DirectoryProperties;
import io.github.directorysync.keycloak.directories.DirectoryProviderFactory;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
import io.github.directorysync.keycloak.directories.Organizations;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.directories.UnknownSettings;
import io.github.directorysync.keycloak.directories.VerifiedDomains;
import io.github.directorysync.keycloak.groups.ParentGroup;
import io.github.directorysync.sync.accounts.UserSchema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The component factory of directories: validates settings that an administrator, a realm import or Terraform writes, and
 * reacts to their changes.
 */
public final class DirectoryComponentFactory implements DirectoryProviderFactory {

    public static final String ID = "directory";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "A customer's identity provider that pushes its users and groups over SCIM 2.0.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return DirectoryProperties.properties();
    }

    /** Also runs on realm import. Replaces a token in plain text by its hash before anything is written. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model)
            throws ComponentValidationException {
        try {
            Faults faults = new Faults();
            UnknownSettings.check(session, model, faults);
            faults.check(() -> check(session, realm, model));
            faults.raise();
        } catch (InvalidSettings invalid) {
            throw new ComponentValidationException(String.valueOf(invalid.getMessage()));
        }
    }

    /**
     * The same, for callers that need the invalid settings by key.
     *
     * @throws InvalidSettings with all that are invalid
     */
    static void check(KeycloakSession session, RealmModel realm, ComponentModel model) {
        Faults faults = new Faults();
        String name = Optional.ofNullable(model.getName()).orElse("");
        faults.check(() -> hashToken(model.getConfig()));
        faults.check(() -> PlainText.require(name, model.getConfig()));
        new DirectorySettings(model.getConfig())
                .readRight(Optional.ofNullable(model.getId()).orElse(""), name, faults)
                .ifPresent(directory -> check(session, realm, model, directory, faults));
        faults.raise();
    }

    private static void check(
            KeycloakSession session, RealmModel realm, ComponentModel model, Directory directory, Faults faults) {
        if (model.getId() == null || realm.getComponent(model.getId()) == null) {
            faults.check(() -> new DirectoryLimit(session, realm).requireRoom());
        }
        // References are checked only when they change: if their target is gone meanwhile, the directory can still be
        // paused.
        if (isNew(realm, model, DirectorySettings.IDENTITY_PROVIDER)) {
            faults.check(() ->
                    directory.saml().identityProvider().ifPresent(alias -> requireIdentityProvider(session, alias)));
        }
        if (isNew(realm, model, DirectorySettings.APPS)) {
            faults.check(() -> directory.apps().names().forEach(app -> requireApp(realm, app)));
        }
        if (isNew(realm, model, DirectorySettings.ORGANIZATION)) {
            faults.check(() -> directory
                    .customer()
                    .organization()
                    .ifPresent(name -> new Organizations(session, realm).require(name)));
        }
        if (isNew(realm, model, DirectorySettings.GROUPS_PARENT) && !faults.has("name")) {
            faults.check(() -> ParentGroup.requireFree(session, realm, model));
        }
        faults.check(() -> UserSchema.copies(directory));
        boolean newAlias = isNew(realm, model, DirectorySettings.ALIAS);
        if (newAlias
                || isNew(realm, model, DirectorySettings.VERIFIED_DOMAINS)
                || isNew(realm, model, DirectorySettings.ORGANIZATION)) {
            CommittedSettings others = CommittedSettings.locked(session, realm);
            faults.check(() -> requireOwnDomains(realm, model, directory, others));
            if (newAlias) {
                faults.check(() -> requireOwnAlias(directory, others));
            }
        }
    }

    static boolean isNew(RealmModel realm, ComponentModel model, String key) {
        ComponentModel before = model.getId() == null ? null : realm.getComponent(model.getId());
        return before == null
                || !Set.copyOf(before.getConfig().getList(key))
                        .equals(Set.copyOf(model.getConfig().getList(key)));
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel now) {
        new SettingsAudit(session, realm).created(now);
        DirectoryProfile.enableAction(realm);
        if (!new DirectoryLimit(session, realm).isBeingCreated()) {
            new EntitlementCheck(session, realm).begin(now);
        }
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel now) {
        new SettingsAudit(session, realm).changed(before, now);
        DirectoryProfile.enableAction(realm);
        if (!Objects.equals(before.get(DirectorySettings.GROUPS_PARENT), now.get(DirectorySettings.GROUPS_PARENT))) {
            ParentGroup.forget(session, realm, now.getId());
        }
        new OptionCatchUp(session, realm).after(optionsOf(before), DirectoryReader.read(now));
        if (!Objects.equals(before.get(DirectorySettings.ORGANIZATION), now.get(DirectorySettings.ORGANIZATION))) {
            new DirectoryStates(session).movesToAnotherOrganization(now.getId());
            new EntitlementCheck(session, realm).follow(List.of(now));
        }
    }

    /**
     * The options before the change; the defaults if the old settings cannot be read, so that broken settings can be
     * corrected.
     */
    private static Options optionsOf(ComponentModel before) {
        try {
            return DirectoryReader.read(before).options();
        } catch (InvalidSettings broken) {
            return Options.DEFAULT;
        }
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
    private static void requireIdentityProvider(KeycloakSession session, String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        if (provider == null) {
            throw new InvalidSettings(
                    DirectorySettings.IDENTITY_PROVIDER,
                    "The realm has no identity provider with the alias " + alias + ".");
        }
        if (!SignInState.isSaml(provider)) {
            throw new InvalidSettings(
                    DirectorySettings.IDENTITY_PROVIDER,
                    "The identity provider " + alias + " does not speak SAML, so nobody can be linked to it up front.");
        }
    }

    private static void requireApp(RealmModel realm, String app) {
        if (AppLadder.named(app, realm).isEmpty()) {
            throw new InvalidSettings(
                    DirectorySettings.APPS,
                    "The realm has no client with the client ID " + app + ". An app is a client of the realm, or "
                            + Apps.REALM + " for the realm itself with its realm roles.");
        }
    }

    private static void requireOwnDomains(
            RealmModel realm, ComponentModel model, Directory directory, CommittedSettings others) {
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

    /** Ends memberships in the organization, whatever removes the component. */
    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        new SettingsAudit(session, realm).removed(model);
        OrganizationMembers.ofFormer(session, realm, model.getId()).leaveAll();
    }

    @Override
    public DirectoryProvider create(KeycloakSession session, ComponentModel model) {
        return new Provider(DirectoryReader.read(model));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(DirectoryLimit::heard);
    }

    @Override
    public void close() {}

    private record Provider(Directory directory) implements DirectoryProvider {
        @Override
        public void close() {}
    }
}
