package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.query.Database;
import jakarta.persistence.LockModeType;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.provider.ProviderEvent;

/**
 * Limits the number of directories of a realm, by whatever interface one is added. A realm that is imported keeps all
 * its directories, even if the limit was lowered.
 */
public record DirectoryLimit(KeycloakSession session, RealmModel realm) {

    /** The realm attribute: a whole number; no limit if it is missing. */
    static final String ATTRIBUTE = "directory-sync.max-directories";

    private static final String BEING_CREATED = DirectoryLimit.class.getName();

    /** Notes that a realm is being created: its directories are created in the same transaction. */
    public static void heard(ProviderEvent event) {
        if (event instanceof RealmModel.RealmCreationEvent created) {
            created.getKeycloakSession()
                    .setAttribute(BEING_CREATED, created.getCreatedRealm().getId());
        }
    }

    /** Whether the realm is created in this session, as by an import. */
    public boolean isBeingCreated() {
        return realm.getId().equals(session.getAttribute(BEING_CREATED));
    }

    /**
     * Checks the limit before a directory is added.
     *
     * @throws InvalidSettings if the limit is reached
     */
    public void requireRoom() {
        String written = realm.getAttribute(ATTRIBUTE);
        if (written == null || written.isBlank() || isBeingCreated()) {
            return;
        }
        int most = number(written.strip());
        Database database = new Database(session);
        // Without the lock, two transactions that add a directory at the same time would count the same number.
        database.entities().find(RealmEntity.class, realm.getId(), LockModeType.PESSIMISTIC_WRITE);
        long there = database.count(
                "select count(*) from ComponentEntity c where c.realm.id = :realm and c.providerType = :type",
                Map.of("realm", realm.getId(), "type", DirectoryProvider.class.getName()));
        if (there >= most) {
            throw new InvalidSettings(
                    "name",
                    "This realm may have " + most + (most == 1 ? " directory" : " directories") + ", and has " + there
                            + ". The realm attribute " + ATTRIBUTE + " says how many there may be.");
        }
    }

    private static int number(String written) {
        try {
            return Integer.parseUnsignedInt(written);
        } catch (NumberFormatException none) {
            throw new InvalidSettings(
                    "name",
                    "No directory can be added: the realm attribute " + ATTRIBUTE + " has to be a whole number; it is "
                            + written + ".");
        }
    }
}
