package io.github.directorysync.directory.token;

import io.github.directorysync.directory.TokenHash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts attempts with invalid secrets for each caller and determines how long the caller is locked out. Some attempts are
 * free; each further one doubles the lockout, up to half a minute. During a lockout secrets of that caller are refused
 * without being checked, except those that were valid before: many clients may share one address, and one with an invalid
 * secret must not lock out the others. The counts are kept in the memory of this node, up to a limit; the least recently
 * used is discarded first.
 */
public final class FailedAttempts {

    /** The number of invalid attempts without a lockout. */
    public static final int FREE = 20;

    static final int MOST_KEPT = 10_000;

    private static final int DOUBLED_AT_MOST = 5;
    private static final int MOST_RIGHT = 4;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST = 30 * SECOND;

    /** The time in nanoseconds after which one invalid attempt is forgotten. */
    private static final long FORGIVEN_IN = 30 * SECOND;

    private final Map<String, AttemptHistory> callers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AttemptHistory> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** The remaining lockout of a caller with this secret in seconds; 0 if the secret may be checked. */
    public synchronized long waitSeconds(String who, TokenHash key, long nanos) {
        AttemptHistory caller = callers.get(who);
        return caller == null || caller.right.contains(key) ? 0 : caller.waitSeconds(nanos);
    }

    public synchronized void wrong(String who, TokenHash key, long nanos) {
        callers.computeIfAbsent(who, one -> new AttemptHistory(nanos)).wrong(key, nanos);
    }

    public synchronized void right(String who, TokenHash key, long nanos) {
        callers.computeIfAbsent(who, one -> new AttemptHistory(nanos)).right(key);
    }

    synchronized int kept() {
        return callers.size();
    }

    private static final class AttemptHistory {

        private final Deque<TokenHash> right = new ArrayDeque<>(1);
        private int wrong;
        private long since;
        private long closedUntil;

        private AttemptHistory(long nanos) {
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
