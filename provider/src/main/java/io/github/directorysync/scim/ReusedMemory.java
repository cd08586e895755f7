package io.github.directorysync.scim;

/** Memory for several attempts of which one at a time needs it: it is held once, as much as the largest of them needs. */
public final class ReusedMemory implements RequestMemory {

    private final RequestMemory memory;
    private long held;
    private long used;

    public ReusedMemory(RequestMemory memory) {
        this.memory = memory;
    }

    /** Begins an attempt: what the one before has used is free again. */
    public RequestMemory again() {
        used = 0;
        return this;
    }

    @Override
    public void hold(long bytes) {
        used += bytes;
        if (used > held) {
            memory.hold(used - held);
            held = used;
        }
    }
}
