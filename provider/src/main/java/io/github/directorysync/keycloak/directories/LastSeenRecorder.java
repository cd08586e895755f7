package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * When a directory was last heard of. A request only remembers it; it is written down in the background, the first
 * time at once and then at most once a minute for each directory and node.
 */
public final class LastSeenRecorder extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(LastSeenRecorder.class);
    private static final String ID = "directory-pulse";
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final Map<String, Beats> unwritten = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final Map<String, Denied> denied = new ConcurrentHashMap<>();
    private final Map<String, Instant> deniedWritten = new ConcurrentHashMap<>();

    /** Somebody was not let in. */
    record Denied(Instant at, String reason) {}

    public LastSeenRecorder() {
        super(ID, Duration.ofSeconds(2));
    }

    public static LastSeenRecorder of(KeycloakSession session) {
        return (LastSeenRecorder) session.getKeycloakSessionFactory().getProviderFactory(ScheduledWork.class, ID);
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

    /** Somebody was answered 401 there: perhaps its identity provider with a wrong token, perhaps a stranger. */
    public void denied(String directoryId, Instant at, String reason) {
        denied.put(directoryId, new Denied(at, reason));
    }

    private void beat(String directoryId, Beats one) {
        unwritten.merge(directoryId, one, Beats::then);
    }

    @Override
    public boolean isOfEachNode() {
        return true;
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        Instant now = ServerTime.now();
        unwritten.keySet().stream()
                .filter(directory -> isDue(written, directory, now))
                .forEach(directory -> write(factory, directory, now));
        denied.keySet().stream()
                .filter(directory -> isDue(deniedWritten, directory, now))
                .forEach(directory -> writeDenied(factory, directory, now));
    }

    private static boolean isDue(Map<String, Instant> written, String directory, Instant now) {
        if (written.size() > MOST_KEPT) {
            written.values().removeIf(at -> at.plus(WRITTEN_EVERY).isBefore(now));
        }
        return written.getOrDefault(directory, Instant.EPOCH)
                .plus(WRITTEN_EVERY)
                .isBefore(now);
    }

    /** The last one only, and what cannot be written is forgotten: there will be more if it matters. */
    private void writeDenied(KeycloakSessionFactory factory, String directory, Instant now) {
        Denied last = denied.remove(directory);
        if (last != null) {
            deniedWritten.put(directory, now);
            inTransaction(factory, states -> states.denied(directory, last));
        }
    }

    private void write(KeycloakSessionFactory factory, String directory, Instant now) {
        Beats beats = unwritten.remove(directory);
        if (beats == null) {
            return;
        }
        try {
            inTransaction(factory, states -> states.heard(directory, beats));
            written.put(directory, now);
        } catch (RuntimeException fault) {
            // Kept for the next run. What is newer has come in meanwhile.
            unwritten.merge(directory, beats, (newer, older) -> older.then(newer));
            throw fault;
        }
    }

    /**
     * Writes in a transaction of its own, and once more if that fails: between check and insert another node may have made
     * the row, or the directory may have been deleted, which the second transaction sees.
     */
    private static void inTransaction(KeycloakSessionFactory factory, Consumer<DirectoryStates> change) {
        KeycloakSessionTask write = session -> change.accept(new DirectoryStates(session));
        try {
            KeycloakModelUtils.runJobInTransaction(factory, write);
        } catch (RuntimeException met) {
            LOG.debugf(met, "last seen: written again");
            KeycloakModelUtils.runJobInTransaction(factory, write);
        }
    }
}
