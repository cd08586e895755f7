package io.github.directorysync.directory.token;

import io.github.directorysync.directory.TokenHash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who has shown wrong keys of late, and how long they have to wait therefore: some are free, then each one closes the
 * door for twice as long as the one before, up to half a minute. It is closed to whoever stands there, without a look at
 * what they show, except to a key that was right there before: behind one address there may be many, and one who errs
 * must not keep out one who does not. All that is kept is in the memory of this node and small, and what was not asked
 * for the longest time is forgotten first.
 */
public final class FailedAttempts {

    /** So many may be wrong. */
    public static final int FREE = 20;

    static final int MOST_KEPT = 10_000;

    private static final int DOUBLED_AT_MOST = 5;
    private static final int MOST_RIGHT = 4;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST = 30 * SECOND;

    /** In this time one wrong key is forgiven. */
    private static final long FORGIVEN_IN = 30 * SECOND;

    private final Map<String, Caller> callers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Caller> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** How many seconds whoever stands there with this key has to wait; 0 if it is looked at. */
    public synchronized long waitSeconds(String who, TokenHash key, long nanos) {
        Caller caller = callers.get(who);
        return caller == null || caller.right.contains(key) ? 0 : caller.waitSeconds(nanos);
    }

    public synchronized void wrong(String who, TokenHash key, long nanos) {
        callers.computeIfAbsent(who, one -> new Caller(nanos)).wrong(key, nanos);
    }

    public synchronized void right(String who, TokenHash key, long nanos) {
        callers.computeIfAbsent(who, one -> new Caller(nanos)).right(key);
    }

    synchronized int kept() {
        return callers.size();
    }

    private static final class Caller {

        private final Deque<TokenHash> right = new ArrayDeque<>(1);
        private int wrong;
        private long since;
        private long closedUntil;

        private Caller(long nanos) {
            this.since = nanos;
            this.closedUntil = nanos;
        }

        private long waitSeconds(long nanos) {
            return Math.max(0, (closedUntil - nanos + SECOND - 1) / SECOND);
        }

        private void wrong(TokenHash key, long nanos) {
            right.remove(key);
            long forgiven = (nanos - since) / FORGIVEN_IN;
            since += forgiven * FORGIVEN_IN;
            wrong = (int) Math.max(0, wrong - forgiven) + 1;
            int beyond = Math.min(wrong - FREE, DOUBLED_AT_MOST + 1);
            wrong = Math.min(wrong, FREE + DOUBLED_AT_MOST + 1);
            if (beyond > 0) {
                closedUntil = nanos + Math.min(LONGEST, SECOND << (beyond - 1));
            }
        }

        private void right(TokenHash key) {
            if (!right.contains(key)) {
                if (right.size() == MOST_RIGHT) {
                    right.removeFirst();
                }
                right.addLast(key);
            }
        }
    }
}
