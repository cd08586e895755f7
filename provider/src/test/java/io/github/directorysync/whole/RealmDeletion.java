package io.github.directorysync.whole;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps the deletion of a realm apart from administrators' requests of tests that run at the same time. Whether an
 * administrator of the master realm may do something, Keycloak finds out by the roles of all realms. It answers 500
 * ({@code NullPointerException} in {@code DefaultLazyLoader}) if one of them has just been deleted from the database and is
 * still in the cache.
 */
final class RealmDeletion {

    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

    /** A request may wait for another one that would have to wait for the deletion. */
    private static final int PATIENCE_SECONDS = 20;

    private RealmDeletion() {}

    /** Deletes a realm when no administrator's request is under way. */
    static <T> T alone(Supplier<T> deletion) {
        boolean locked = false;
        try {
            locked = LOCK.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return deletion.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            if (locked) {
                LOCK.writeLock().unlock();
            }
        }
    }

    /** Sends a request when no realm is being deleted, if Keycloak asks for an administrator's roles to answer it. */
    static <T> T apart(URI address, Supplier<T> request) {
        String path = address.getPath();
        if (!path.startsWith("/admin/") && !path.contains("/directory-sync/")) {
            return request.get();
        }
        LOCK.readLock().lock();
        try {
            return request.get();
        } finally {
            LOCK.readLock().unlock();
        }
    }
}
