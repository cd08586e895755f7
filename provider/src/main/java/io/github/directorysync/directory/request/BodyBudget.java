package io.github.directorysync.directory.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many request bodies one node receives at the same time, and how many bytes of bodies it holds until their requests
 * are answered: of all owners together, and of one. It keeps a client that sends slowly, or much, from taking all worker
 * threads or the whole heap. Kept in memory; each node counts for itself.
 */
public final class BodyBudget {

    private static final long MEBIBYTE = 1024L * 1024;

    /**
     * How much at most.
     *
     * @param bodies that are received at the same time
     * @param bytes of bodies that are received or worked on
     */
    public record Limit(int bodies, long bytes) {}

    private final Limit ofAll;
    private final Limit ofEach;
    private final Map<String, Use> owners = new HashMap<>();
    private final Use all = new Use();

    public BodyBudget(Limit ofAll, Limit ofEach) {
        this.ofAll = ofAll;
        this.ofEach = ofEach;
    }

    /**
     * For a node with that heap. Parsed JSON takes about ten times as much memory as its text, so a thirty-second of the
     * heap becomes a third of it. A body of the largest size is always possible, for two owners at the same time.
     *
     * @param largest size of a body that is accepted, in bytes
     */
    public static BodyBudget forHeap(long heap, long largest) {
        long together = Math.max(2 * largest, heap / 32 / MEBIBYTE * MEBIBYTE);
        return new BodyBudget(new Limit(30, together), new Limit(10, together / 2));
    }

    /** Room for one more body; empty if its owner or the node receives as many as it may. */
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

    /** Of how many owners there is a body. */
    synchronized int owners() {
        return owners.size();
    }

    private static final class Use {
        private int bodies;
        private int shares;
        private long bytes;
    }

    /** The part of one body; it is given back when the request has been answered. */
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

        /** Whether there is room for so many bytes more. */
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

        /** The body is there, or will not come: another one may be received. */
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
