package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Keeps the table of {@link UserCount} short, and checks once a day that it is right. Only on PostgreSQL. */
public final class UserCountWork extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(UserCountWork.class);
    private static final Duration CHECKED_EVERY = Duration.ofDays(1);

    private volatile Instant nextCheck = Instant.EPOCH;

    public UserCountWork() {
        super("user-counts", Duration.ofMinutes(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(factory, this::run);
    }

    private void run(KeycloakSession session) {
        Database database = new Database(session);
        if (!database.isPostgres()) {
            return;
        }
        UserCount counts = new UserCount(database);
        Instant now = ServerTime.now();
        if (now.isAfter(nextCheck)) {
            nextCheck = now.plus(CHECKED_EVERY);
            int wrong = counts.correct();
            if (wrong > 0) {
                LOG.warnf("the counted users of %d directories were wrong and have been corrected", wrong);
            }
        }
        counts.compact();
    }
}
