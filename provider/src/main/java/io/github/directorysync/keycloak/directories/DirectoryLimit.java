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
 * How many directories a realm may have. It holds for whoever adds one, by whatever interface. A realm that is imported keeps all
 * it has, also where its limit was lowered since they were made.
 */
public record DirectoryLimit(KeycloakSession session, RealmModel realm) {

    /** Of realms: a whole number; no limit if nothing is written there. */
    static final String ATTRIBUTE = "directory-sync.max-directories";

    private static final String BEING_CREATED = DirectoryLimit.class.getName();

    /** Its directories are made in the transaction in which the realm is. */
    public static void heard(ProviderEvent event) {
        if (event instanceof RealmModel.RealmCreationEvent created) {
            created.getKeycloakSession()
                    .setAttribute(BEING_CREATED, created.getCreatedRealm().getId());
        }
    }

    /** Whether the realm comes into being in this session, as by an import. */
    public boolean isBeingCreated() {
        return realm.getId().equals(session.getAttribute(BEING_CREATED));
    }

    /**
     * Asked before a directory is added.
     *
     * @throws InvalidSettings if there are as many as there may be
     */
    public void requireRoom() {
        String written = realm.getAttribute(ATTRIBUTE);
        if (written == null || written.isBlank() || isBeingCreated()) {
            return;
        }
        int most = number(written.strip());
        Database database = new Database(session);
        // Two who add one at the same moment would both count those that are there before.
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
