package io.github.directorysync.directory.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits how many request bodies a node receives at once, and how many bytes of bodies it keeps until their requests are
 * answered: in total and for each owner. This keeps a slow client or large requests from using up the worker threads or the
 * heap. Counted in memory, for each node separately.
 */
public final class BodyBudget {

    private static final long MEBIBYTE = 1024L * 1024;

    /**
     * The limits.
     *
     * @param bodies the number of bodies received at the same time
     * @param bytes the number of bytes of bodies that are being received or processed
     */
    public record BodyLimit(int bodies, long bytes) {}

    private final BodyLimit ofAll;
    private final BodyLimit ofEach;
    private final Map<String, Use> owners = new HashMap<>();
    private final Use all = new Use();

    public BodyBudget(BodyLimit ofAll, BodyLimit ofEach) {
        this.ofAll = ofAll;
        this.ofEach = ofEach;
    }

    /**
     * The budget of a node. Parsed JSON takes about ten times the memory of its text, so bodies of a thirty-second of the
     * heap become a third of it. Two owners can always send a body of the largest size at the same time.
     *
     * @param heap the size of the heap in bytes
     * @param largest the largest accepted body in bytes
     */
    public static BodyBudget forHeap(long heap, long largest) {
        long together = Math.max(2 * largest, heap / 32 / MEBIBYTE * MEBIBYTE);
        return new BodyBudget(new BodyLimit(30, together), new BodyLimit(10, together / 2));
    }

    /** Reserves room for one more body; empty if the owner or the node receives as many as it may. */
    public synchronized Optional<Share> begin(String owner) {
        Use mine = owners.getOrDefault(owner, new Use());
        if (all.bodies >= ofAll.bodies() || mine.bodies >= ofEach.bodies()) {
            return Optional.empty();
        }
        owners.put(owner, mine);
        all.bodies++;
        mine.bodies++;
        mine.shares++;
        return Optional.of(new Share(owner, mine));
    }

    /** The number of owners with a body in progress. */
    synchronized int owners() {
        return owners.size();
    }

    private static final class Use {
        private int bodies;
        private int shares;
        private long bytes;
    }

    /** The reservation of one body; closed when the request has been answered. */
    public final class Share implements AutoCloseable {

        private final String owner;
        private final Use mine;
        private boolean receiving = true;
        private boolean open = true;
        private long bytes;

        private Share(String owner, Use mine) {
            this.owner = owner;
            this.mine = mine;
        }

        /** Reserves this many more bytes; false if there is no room. */
        public boolean hold(long more) {
            synchronized (BodyBudget.this) {
                if (all.bytes + more > ofAll.bytes() || mine.bytes + more > ofEach.bytes()) {
                    return false;
                }
                all.bytes += more;
                mine.bytes += more;
                bytes += more;
                return true;
            }
        }

        /** Ends the receiving of the body, so that another one can be received. */
        public void received() {
            synchronized (BodyBudget.this) {
                if (receiving) {
                    receiving = false;
                    all.bodies--;
                    mine.bodies--;
                }
            }
        }

        @Override
        public void close() {
            synchronized (BodyBudget.this) {
                received();
                if (open) {
                    open = false;
                    all.bytes -= bytes;
                    mine.bytes -= bytes;
                    mine.shares--;
                    if (mine.shares == 0) {
                        owners.remove(owner);
                    }
                }
            }
        }
    }
}
