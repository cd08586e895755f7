package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.status.OrganizationState;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** The organizations of a realm, where it has them. */
public record Organizations(KeycloakSession session, RealmModel realm) {

    /** The organizations provider; empty if the server or the realm has organizations disabled. */
    public Optional<OrganizationProvider> provider() {
        // Keycloak's provider uses the realm of the session.
        boolean on = realm.isOrganizationsEnabled()
                && realm.equals(session.getContext().getRealm());
        return on ? Optional.ofNullable(session.getProvider(OrganizationProvider.class)) : Optional.empty();
    }

    /** Finds an organization by id or alias. */
    public Optional<OrganizationModel> find(String name) {
        return provider()
                .flatMap(all ->
                        Optional.ofNullable(all.getById(name)).or(() -> Optional.ofNullable(all.getByAlias(name))));
    }

    /** The state of the organization that the directory names; read from Keycloak's caches. */
    public OrganizationState affiliation(Directory directory) {
        if (directory.customer().organization().isEmpty()) {
            return OrganizationState.NOT_NAMED;
        }
        if (provider().isEmpty()) {
            return OrganizationState.SWITCHED_OFF;
        }
        return directory
                .customer()
                .organization()
                .flatMap(this::find)
                .map(found -> found.isEnabled() ? OrganizationState.READY : OrganizationState.DISABLED)
                .orElse(OrganizationState.MISSING);
    }

    /**
     * Checks an organization that is named in a directory's settings. A realm without organizations accepts any name,
     * because an import creates organizations after directories.
     *
     * @throws InvalidSettings if there is no such organization
     */
    public void require(String name) {
        if (!realm.isOrganizationsEnabled()) {
            throw new InvalidSettings(
                    DirectorySettings.ORGANIZATION,
                    "Organizations are not switched on in this realm: see its settings.");
        }
        if (provider().filter(all -> all.count() > 0).isPresent()) {
            requireThere(name);
        }
    }

    /**
     * Checks an organization outside of an import.
     *
     * @throws InvalidSettings if there is no such organization
     */
    public void requireThere(String name) {
        if (find(name).isEmpty()) {
            throw new InvalidSettings(
                    DirectorySettings.ORGANIZATION,
                    "The realm has no organization with the alias or the id " + name + ".");
        }
    }
}
