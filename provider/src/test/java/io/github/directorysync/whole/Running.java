package io.github.directorysync.whole;

/** A Keycloak that was started, in whichever way. */
interface Running extends AutoCloseable {

    boolean alive();

    String log();

    @Override
    void close();
}
