package io.github.directorysync.keycloak;

import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Goes on with what large directories have to catch up with since an option of theirs was changed. */
public final class CatchUps extends Chore {

    private static final Logger LOG = Logger.getLogger(CatchUps.class);

    public CatchUps() {
        super("directory-catch-up", Duration.ofSeconds(10));
    }

    @Override
    void run(KeycloakSessionFactory factory) {
        List<RowInRealm> open = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new KeycloakStates(session).catchingUp());
        for (RowInRealm directory : open) {
            Batches.repeat(factory, 1, session -> proceed(session, directory) ? 1 : 0);
            LOG.infof("directory=%s has caught up with its options", directory.id());
        }
    }

    private static boolean proceed(KeycloakSession session, RowInRealm place) {
        return KeycloakDirectories.inRealm(
                        session,
                        place,
                        (realm, component) -> new CatchUp(session, realm).proceed(DirectoryReader.read(component)))
                .orElse(false);
    }
}
