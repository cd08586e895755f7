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

    /** Empty where the server or the realm has no organizations at all. */
    public Optional<OrganizationProvider> provider() {
        // Keycloak asks the session, not us, which realm it is.
        boolean on = realm.isOrganizationsEnabled()
                && realm.equals(session.getContext().getRealm());
        return on ? Optional.ofNullable(session.getProvider(OrganizationProvider.class)) : Optional.empty();
    }

    /** By its id, or by its alias. */
    public Optional<OrganizationModel> find(String name) {
        return provider()
                .flatMap(all ->
                        Optional.ofNullable(all.getById(name)).or(() -> Optional.ofNullable(all.getByAlias(name))));
    }

    /** How the organization is that the directory names; read from Keycloak's caches. */
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
     * Makes sure that somebody may name it in a directory's settings. In a realm that has none yet any name is taken: when
     * a realm is imported, its organizations come after its directories.
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
     * The same for somebody who does not import a realm.
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
