package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An entry of the activity log: one request to a directory and its result.
 *
 * @param request shared by all entries of one request of a client or administrator, such as a Bulk request and its
 *     operations
 */
public record Activity(
        String id, String request, Instant created, Origin origin, Action action, ActivityResult result) {

    private static final int LONGEST_PATH = 1000;

    /** The number of ids that this node has generated. */
    private static final AtomicLong COUNT = new AtomicLong();

    /**
     * The origin of the request, and the directory that received it.
     *
     * @param directoryId empty if the request concerned the whole realm
     * @param directory the alias, which is kept after the directory is deleted
     * @param client the User-Agent of the client
     * @param address the IP address of the client
     */
    public record Origin(String directoryId, String directory, Actor actor, String client, String address) {
        public Origin {
            client = Text.fitting(client, 255);
            address = Text.fitting(address, 64);
        }
    }

    /**
     * The requested operation.
     *
     * @param path the path with its query, without values that may be secret; empty if it was no HTTP request, or for old
     *     entries
     * @param operation the name of the operation, such as {@code patch-user}
     * @param writes whether the operation is meant to change something
     */
    public record Action(String method, String path, String operation, boolean writes, Target target) {

        /** The operation that makes what a provider has sent in a rehearsal. */
        public static final String GO_LIVE = "go-live";

        public Action {
            path = Text.fitting(path, LONGEST_PATH);
        }
    }

    /** The resource that the operation concerned; unknown parts are empty. */
    public record Target(Optional<String> type, Optional<String> id, Optional<String> name) {

        public static final Target NOTHING = new Target(Optional.empty(), Optional.empty(), Optional.empty());

        public Target {
            id = id.map(text -> Text.fitting(text, 64));
            name = name.map(text -> Text.fitting(text, 255));
        }
    }

    /**
     * The result of the request.
     *
     * @param status the HTTP status of the response
     * @param detail further information as JSON, such as effects, the problem or the filter
     */
    public record ActivityResult(int status, ActivityOutcome outcome, long millis, Optional<ObjectNode> detail) {}

    /** How the request ended. */
    public enum ActivityOutcome {
        DONE,
        /** A write that changed nothing. */
        UNCHANGED,
        /** The response reports success, but an option of the directory prevented the change or a part of it. */
        WITHHELD,
        /** The guard holds the change for an administrator. */
        HELD,
        /** The request was not possible in this form. */
        REFUSED,
        /** The client was not authorized. */
        DENIED,
        /** The server failed. */
        FAILED;

        /** The value in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<ActivityOutcome> of(String word) {
            return List.of(values()).stream()
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst();
        }

        private static boolean isNoChange(Effect effect) {
            return effect instanceof GroupEffect.MembersNotSent;
        }

        /** The outcome of a request with this status and these effects. */
        public static ActivityOutcome of(int status, boolean writes, List<Effect> effects) {
            if (status >= 400) {
                return status >= 500 ? FAILED : status == 401 ? DENIED : REFUSED;
            }
            if (effects.stream().anyMatch(effect -> effect instanceof Effect.Guarded)) {
                return HELD;
            }
            if (effects.stream().anyMatch(effect -> effect instanceof Effect.Withheld)) {
                return WITHHELD;
            }
            return writes && effects.stream().allMatch(ActivityOutcome::isNoChange) ? UNCHANGED : DONE;
        }
    }

    /**
     * The time at which the entry with that id was created. It is part of the id, so it is known even for deleted entries.
     *
     * @return empty if the text is not the id of an entry
     */
    public static Optional<Instant> madeAt(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.version() == 7 && uuid.toString().equals(id)
                    ? Optional.of(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The same entry under the id of another one that it replaces. */
    public Activity withId(String other) {
        return new Activity(other, request, created, origin, action, result);
    }

    /**
     * An id that sorts by time (UUID version 7, RFC 9562 §5.7), so that new rows are stored next to each other. Ids that one
     * node creates in the same millisecond sort in the order of creation (§6.2, method 1), which keeps the order of one
     * request's entries.
     */
    public static String newId(Instant now) {
        long count = COUNT.getAndIncrement();
        long time = (now.toEpochMilli() << 16) | 0x7000L | ((count >>> 28) & 0xFFFL);
        long random = ThreadLocalRandom.current().nextLong() & 0x3_FFFF_FFFFL;
        return new UUID(time, Long.MIN_VALUE | ((count & 0xFFF_FFFFL) << 34) | random).toString();
    }
}
