package io.github.directorysync.keycloak;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * When a directory was last heard of. A request only remembers it; it is written down in the background, the first
 * time at once and then at most once a minute for each directory and node.
 */
public final class Pulse extends Chore {

    private static final String ID = "directory-pulse";
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final Map<String, Beats> unwritten = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    public Pulse() {
        super(ID, Duration.ofSeconds(2));
    }

    public static Pulse of(KeycloakSession session) {
        return (Pulse) session.getKeycloakSessionFactory().getProviderFactory(Chore.class, ID);
    }

    /** One request of that directory was done. */
    public void done(String directoryId, Instant at) {
        beat(directoryId, Beats.done(at));
    }

    /** One was refused, and that says something of the directory as a whole. */
    public void refused(String directoryId, Instant at, String why) {
        beat(directoryId, Beats.refused(at, why));
    }

    /** One came whose outcome says nothing of the directory. */
    public void came(String directoryId, Instant at) {
        beat(directoryId, Beats.came(at));
    }

    private void beat(String directoryId, Beats one) {
        unwritten.merge(directoryId, one, Beats::then);
    }

    @Override
    boolean isOfEachNode() {
        return true;
    }

    @Override
    void run(KeycloakSessionFactory factory) {
        Instant now = Instant.now();
        if (written.size() > MOST_KEPT) {
            written.values().removeIf(at -> at.plus(WRITTEN_EVERY).isBefore(now));
        }
        for (String directory : unwritten.keySet()) {
            if (written.getOrDefault(directory, Instant.EPOCH)
                    .plus(WRITTEN_EVERY)
                    .isBefore(now)) {
                write(factory, directory, now);
            }
        }
    }

    private void write(KeycloakSessionFactory factory, String directory, Instant now) {
        Beats beats = unwritten.remove(directory);
        if (beats == null) {
            return;
        }
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, session -> new KeycloakStates(session).heard(directory, beats));
            written.put(directory, now);
        } catch (RuntimeException fault) {
            // Perhaps the database is gone, perhaps another node has just made the row; what is newer has come later.
            unwritten.merge(directory, beats, (newer, older) -> older.then(newer));
            throw fault;
        }
    }
}
