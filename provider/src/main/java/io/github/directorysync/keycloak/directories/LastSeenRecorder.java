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
 * Records when a directory last sent a request. A request only updates memory; the time is written in the background,
 * at first at once and then at most once a minute for each directory and node; sooner only when requests are refused that
 * were accepted before, or the other way round, since somebody may be waiting for that.
 */
public final class LastSeenRecorder extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(LastSeenRecorder.class);
    private static final String ID = "last-seen";
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final Map<String, Beats> unwritten = new ConcurrentHashMap<>();
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private final Map<String, Denied> denied = new ConcurrentHashMap<>();
    private final Map<String, Instant> deniedWritten = new ConcurrentHashMap<>();

    /** The last write for a directory: its time, and whether the latest request was accepted then. */
    private record Written(Instant at, boolean accepted) {

        boolean isOld(Instant now) {
            return at.plus(WRITTEN_EVERY).isBefore(now);
        }
    }

    /** A request that was not authenticated. */
    record Denied(Instant at, String reason) {}

    public LastSeenRecorder() {
        super(ID, Duration.ofSeconds(2));
    }

    @Override
    public boolean isPrompt() {
        return true;
    }

    public static LastSeenRecorder of(KeycloakSession session) {
        return (LastSeenRecorder) session.getKeycloakSessionFactory().getProviderFactory(ScheduledWork.class, ID);
    }

    /** Records a successful request. */
    public void done(String directoryId, Instant at) {
        beat(directoryId, Beats.done(at));
    }

    /** Records a refused request whose reason concerns the directory as a whole. */
    public void refused(String directoryId, Instant at, String why) {
        beat(directoryId, Beats.refused(at, why));
    }

    /** Records a request whose outcome says nothing about the directory. */
    public void came(String directoryId, Instant at) {
        beat(directoryId, Beats.came(at));
    }

    /** Records a 401: its identity provider with a wrong token, or a stranger. */
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
        forgetOld(now);
        unwritten.keySet().stream()
                .filter(directory -> isDue(directory, now))
                .forEach(directory -> write(factory, directory, now));
        // Strangers can be denied as often as they like, so these are never written sooner.
        denied.keySet().stream()
                .filter(directory -> deniedWritten
                        .getOrDefault(directory, Instant.EPOCH)
                        .plus(WRITTEN_EVERY)
                        .isBefore(now))
                .forEach(directory -> writeDenied(factory, directory, now));
    }

    private void forgetOld(Instant now) {
        if (written.size() > MOST_KEPT) {
            written.values().removeIf(last -> last.isOld(now));
        }
        if (deniedWritten.size() > MOST_KEPT) {
            deniedWritten.values().removeIf(at -> at.plus(WRITTEN_EVERY).isBefore(now));
        }
    }

    private boolean isDue(String directory, Instant now) {
        Written last = written.get(directory);
        Beats beats = unwritten.get(directory);
        return last == null
                || last.isOld(now)
                || (beats != null
                        && beats.accepted()
                                .filter(accepted -> accepted != last.accepted())
                                .isPresent());
    }

    /** Writes only the latest denied request; it is dropped if it cannot be written. */
    private void writeDenied(KeycloakSessionFactory factory, String directory, Instant now) {
        Denied last = denied.remove(directory);
        if (last != null) {
            deniedWritten.put(directory, now);
            written.computeIfPresent(directory, (id, before) -> new Written(before.at(), false));
            inTransaction(factory, store -> store.denied(directory, last));
        }
    }

    private void write(KeycloakSessionFactory factory, String directory, Instant now) {
        Beats beats = unwritten.remove(directory);
        if (beats == null) {
            return;
        }
        try {
            inTransaction(factory, store -> store.heard(directory, beats));
            written.merge(
                    directory,
                    new Written(now, beats.accepted().orElse(true)),
                    (before, one) -> new Written(now, beats.accepted().orElse(before.accepted())));
        } catch (RuntimeException fault) {
            // Kept for the next run. Newer requests may have come in meanwhile.
            unwritten.merge(directory, beats, (newer, older) -> older.then(newer));
            throw fault;
        }
    }

    /**
     * Writes in a transaction of its own, and once more if that fails: between check and insert another node may have made
     * the row, or the directory may have been deleted, which the second transaction sees.
     */
    private static void inTransaction(KeycloakSessionFactory factory, Consumer<LastSeenStore> change) {
        KeycloakSessionTask write = session -> change.accept(new LastSeenStore(session));
        try {
            KeycloakModelUtils.runJobInTransaction(factory, write);
        } catch (RuntimeException met) {
            LOG.debugf(met, "last seen: written again");
            KeycloakModelUtils.runJobInTransaction(factory, write);
        }
    }
}
