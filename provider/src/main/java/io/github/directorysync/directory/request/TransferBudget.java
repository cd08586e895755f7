package io.github.directorysync.directory.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits how many transfers a node makes at once, and how many bytes it keeps for them: in total and for each owner. A
 * transfer is the body of a request, whose bytes are kept until the request is answered, or an answer, whose bytes are kept
 * until it is sent; other work with much memory counts as one. This keeps slow clients and large requests from using up the
 * worker threads or the heap. Counted in memory, for each node separately.
 */
public final class TransferBudget {

    private static final long MEBIBYTE = 1024L * 1024;

    /**
     * The limits.
     *
     * @param transfers the number of transfers that keep a thread waiting at the same time
     * @param bytes the number of bytes that are kept
     */
    public record TransferLimit(int transfers, long bytes) {}

    private final TransferLimit ofAll;
    private final TransferLimit ofEach;
    private final long alone;
    private final Map<String, Use> owners = new HashMap<>();
    private final Use all = new Use();

    public TransferBudget(TransferLimit ofAll, TransferLimit ofEach) {
        this(ofAll, ofEach, ofEach.bytes());
    }

    /**
     * A budget in which one may exceed the limits while there is no other.
     *
     * @param alone how many bytes it may keep then
     */
    public TransferBudget(TransferLimit ofAll, TransferLimit ofEach, long alone) {
        this.ofAll = ofAll;
        this.ofEach = ofEach;
        this.alone = alone;
    }

    /**
     * The budget of a node. Parsed JSON takes about ten times the memory of its text, so transfers of a thirty-second of the
     * heap become a third of it. Two owners can always make a transfer of the largest size at the same time, and one alone a
     * transfer of a twenty-fourth of the heap.
     *
     * @param heap the size of the heap in bytes
     * @param largest the largest transfer in bytes
     * @param transfers the number of transfers that may keep a thread waiting; a third of them for one owner, and the last
     *     third for owners that have none
     */
    public static TransferBudget forHeap(long heap, long largest, int transfers) {
        long together = Math.max(2 * largest, heap / 32 / MEBIBYTE * MEBIBYTE);
        return new TransferBudget(
                new TransferLimit(transfers, together),
                new TransferLimit(transfers / 3, together / 2),
                Math.max(largest, heap / 24));
    }

    /** A budget without limits. */
    public static TransferBudget unlimited() {
        TransferLimit none = new TransferLimit(Integer.MAX_VALUE, Long.MAX_VALUE);
        return new TransferBudget(none, none);
    }

    /**
     * How many transfers are left to owners that have none, so that a few owners with many each cannot use up all. An owner that
     * is alone still gets as many as it may.
     */
    private int reserved() {
        return (ofAll.transfers() - ofEach.transfers()) / 2;
    }

    /** Whether as many bytes can be kept at all. */
    public boolean isPossible(long bytes) {
        return bytes <= Math.max(ofEach.bytes(), alone);
    }

    /** Begins a transfer; empty if the owner or the node makes as many as it may. */
    public Optional<Share> begin(String owner) {
        Share share = share(owner);
        if (share.begin()) {
            return Optional.of(share);
        }
        share.close();
        return Optional.empty();
    }

    /** A share for a transfer that has not begun. */
    public synchronized Share share(String owner) {
        Use mine = owners.computeIfAbsent(owner, first -> new Use());
        mine.shares++;
        return new Share(owner, mine);
    }

    /** The number of owners with a share. */
    synchronized int owners() {
        return owners.size();
    }

    private static final class Use {
        private int transfers;
        private int shares;
        private long bytes;
    }

    /** The reservation of one transfer, closed when its bytes are no longer needed. */
    public final class Share implements AutoCloseable {

        private final String owner;
        private final Use mine;
        private boolean transferring;
        private boolean open = true;
        private long bytes;

        private Share(String owner, Use mine) {
            this.owner = owner;
            this.mine = mine;
        }

        /** Begins the transfer; false if there are too many. The last ones are left to owners that have none. */
        public boolean begin() {
            synchronized (TransferBudget.this) {
                int most = mine.transfers == 0 ? ofAll.transfers() : ofAll.transfers() - reserved();
                if (all.transfers >= most || mine.transfers >= ofEach.transfers()) {
                    return false;
                }
                transferring = true;
                all.transfers++;
                mine.transfers++;
                return true;
            }
        }

        /** Reserves this many more bytes; false if there is no room. */
        public boolean hold(long more) {
            synchronized (TransferBudget.this) {
                if (all.bytes + more > ofAll.bytes() || mine.bytes + more > ofEach.bytes()) {
                    return false;
                }
                return take(more);
            }
        }

        /** Reserves this many more bytes although there is no room; false if another share has any, or for too many. */
        public boolean holdAlone(long more) {
            synchronized (TransferBudget.this) {
                return all.bytes == bytes && bytes + more <= alone && take(more);
            }
        }

        private boolean take(long more) {
            all.bytes += more;
            mine.bytes += more;
            bytes += more;
            return true;
        }

        /** Ends the transfer, so that another one can begin. Its bytes are kept. */
        public void transferred() {
            synchronized (TransferBudget.this) {
                if (transferring) {
                    transferring = false;
                    all.transfers--;
                    mine.transfers--;
                }
            }
        }

        @Override
        public void close() {
            synchronized (TransferBudget.this) {
                transferred();
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
