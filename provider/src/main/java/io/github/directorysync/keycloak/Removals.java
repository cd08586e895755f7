package io.github.directorysync.keycloak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Goes on with directories that are being deleted and had too many people for one request. */
public final class Removals extends Chore {

    private static final Logger LOG = Logger.getLogger(Removals.class);
    private static final Duration AT_ONCE = Duration.ofSeconds(40);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    public Removals() {
        super("directory-removal", Duration.ofMinutes(1));
    }

    @Override
    void run(KeycloakSessionFactory factory) {
        Instant until = ServerTime.now().plus(AT_ONCE);
        for (Removal removal :
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> open(session, factory))) {
            if (ServerTime.now().isBefore(until) && removal.proceed(until).over()) {
                LOG.infof("directory=%s is deleted", removal.directoryId());
            }
        }
    }

    private static List<Removal> open(KeycloakSession session, KeycloakSessionFactory factory) {
        // Whoever has begun it works on it for a while, and says how far that came.
        Map<String, RemovalPlan> plans =
                new KeycloakStates(session).removalsFrom(ServerTime.now().minus(LEFT_ALONE));
        return plans.entrySet().stream()
                .flatMap(entry -> KeycloakDirectories.place(session, entry.getKey()).stream()
                        .map(place -> new Removal(
                                factory,
                                place.realmId(),
                                place.id(),
                                entry.getValue(),
                                new KeycloakStates(session).removalOrigin(place.id()))))
                .toList();
    }
}
