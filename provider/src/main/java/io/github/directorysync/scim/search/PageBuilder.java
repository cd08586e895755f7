package io.github.directorysync.scim.search;

import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import java.util.ArrayList;
import java.util.List;

/** Fills one page of a list up to its maximum of resources or bytes; it always contains at least one resource. */
public final class PageBuilder<R> {

    private final int count;
    private final RequestMemory memory;
    private final List<R> resources = new ArrayList<>();
    private long bytes;
    private boolean full;

    PageBuilder(int count, RequestMemory memory) {
        this.count = count;
        this.memory = memory;
    }

    /**
     * Adds the next resource of the list.
     *
     * @param size the size of what was sent of it, in bytes
     * @return false if the page is full; then it is for all further resources
     */
    public boolean add(R resource, long size) {
        full |= resources.size() >= count || (!resources.isEmpty() && bytes + size > Limits.PAGE_BYTES);
        if (!full) {
            memory.hold(size + Limits.ENVELOPE_BYTES);
            bytes += size;
            resources.add(resource);
        }
        return !full;
    }

    /** Whether a resource did not fit on the page. */
    public boolean more() {
        return full;
    }

    public List<R> resources() {
        return List.copyOf(resources);
    }

    public Page<R> page(long total) {
        return new Page<>(total, resources, full);
    }
}
