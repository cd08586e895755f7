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
 * One request to a directory and what came of it, as the log keeps it.
 *
 * @param request the same for everything that one request of a client or an administrator has done, such as a Bulk request
 *     and its operations
 */
public record Activity(String id, String request, Instant created, Origin origin, Action action, Result result) {

    private static final int LONGEST_PATH = 1000;

    /** How many ids this node has made. */
    private static final AtomicLong COUNT = new AtomicLong();

    /**
     * Where it came from and where it went.
     *
     * @param directoryId empty for what was of the whole realm
     * @param directory the alias, which outlives the directory here
     * @param client what the client calls itself
     * @param address where it called from
     */
    public record Origin(String directoryId, String directory, Actor actor, String client, String address) {
        public Origin {
            client = Text.fitting(client, 255);
            address = Text.fitting(address, 64);
        }
    }

    /**
     * What was asked for.
     *
     * @param path of the address with its query, without what may be secret; empty if it was no request, or of before
     * @param operation a word, such as {@code patch-user}
     * @param writes whether it was there to change something
     */
    public record Action(String method, String path, String operation, boolean writes, Target target) {

        public Action {
            path = Text.fitting(path, LONGEST_PATH);
        }
    }

    /** Of whom or what, each part where it is known. */
    public record Target(Optional<String> type, Optional<String> id, Optional<String> name) {

        public static final Target NOTHING = new Target(Optional.empty(), Optional.empty(), Optional.empty());

        public Target {
            id = id.map(text -> Text.fitting(text, 64));
            name = name.map(text -> Text.fitting(text, 255));
        }
    }

    /**
     * What came of it.
     *
     * @param status as it was answered
     * @param detail effects, problem, filter: whatever there is to say
     */
    public record Result(int status, Outcome outcome, long millis, Optional<ObjectNode> detail) {}

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** A change that changed nothing. */
        UNCHANGED,
        /** Answered as done, but an option of the directory kept it, or part of it, from happening. */
        WITHHELD,
        /** The guard holds it for an administrator. */
        HELD,
        /** Not possible as it was asked for. */
        REFUSED,
        /** Who asked may not. */
        DENIED,
        /** A fault of the server. */
        FAILED;

        /** As it is shown and filtered by. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Outcome> of(String word) {
            return List.of(values()).stream()
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst();
        }

        private static boolean isNoChange(Effect effect) {
            return effect instanceof GroupEffect.MembersNotSent;
        }

        /** Of a request that was answered {@code status} and did this. */
        public static Outcome of(int status, boolean writes, List<Effect> effects) {
            if (status >= 400) {
                return status >= 500 ? FAILED : status == 401 ? DENIED : REFUSED;
            }
            if (effects.stream().anyMatch(effect -> effect instanceof Effect.Guarded)) {
                return HELD;
            }
            if (effects.stream().anyMatch(effect -> effect instanceof Effect.Withheld)) {
                return WITHHELD;
            }
            return writes && effects.stream().allMatch(Outcome::isNoChange) ? UNCHANGED : DONE;
        }
    }

    /**
     * When the entry with that id was made: it is the time in the id, so it is known of entries too that are gone.
     *
     * @return nothing if it is no id of an entry
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

    /** The same under the id of another entry, in place of which it is written. */
    public Activity withId(String other) {
        return new Activity(other, request, created, origin, action, result);
    }

    /**
     * An id that sorts by time (RFC 9562 §5.7), so that new rows stand together. Within one millisecond ids of one node sort
     * in the order in which they were made (§6.2, method 1), so that the entries of one request keep their order.
     */
    public static String newId(Instant now) {
        long count = COUNT.getAndIncrement();
        long time = (now.toEpochMilli() << 16) | 0x7000L | ((count >>> 28) & 0xFFFL);
        long random = ThreadLocalRandom.current().nextLong() & 0x3_FFFF_FFFFL;
        return new UUID(time, Long.MIN_VALUE | ((count & 0xFFF_FFFFL) << 34) | random).toString();
    }
}
