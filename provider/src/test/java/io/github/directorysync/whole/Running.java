package io.github.directorysync.whole;

import java.util.Optional;

/** A Keycloak that was started, in whichever way. */
interface Running extends AutoCloseable {

    boolean alive();

    /** Called once, when it answers requests. */
    default void started() {}

    String log();

    /** The process of its Java; empty if that is not on this machine. */
    default Optional<ProcessHandle> java() {
        return Optional.empty();
    }

    @Override
    void close();
}
