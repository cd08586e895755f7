package io.github.directorysync.keycloak.admin;

import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.ScheduledWork;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Continues the catch-up of large directories after an option was changed. */
public final class OptionCatchUpWork extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(OptionCatchUpWork.class);

    public OptionCatchUpWork() {
        super("option-catch-up", Duration.ofSeconds(10));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        List<RowInRealm> open = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new DirectoryStates(session).catchingUp());
        for (RowInRealm directory : open) {
            Batches.repeat(factory, 1, session -> proceed(session, directory) ? 1 : 0);
            LOG.infof("directory=%s has caught up with its options", directory.id());
        }
    }

    private static boolean proceed(KeycloakSession session, RowInRealm place) {
        return DirectoryLookup.inRealm(
                        session,
                        place,
                        (realm, component) ->
                                new OptionCatchUp(session, realm).proceed(DirectoryReader.read(component)))
                .orElse(false);
    }
}
