package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who has been let in by this request, and when that was found out: the token is looked at before the body is read, and
 * again only if that, or the operations of a Bulk request, took longer than a second.
 */
final class Admission {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /** What was found out. */
    record Entered(Directory directory, Principal visitor, Map<String, String> budget) {}

    private Optional<Principal> visitor = Optional.empty();
    private Optional<Entered> entered = Optional.empty();
    private String directoryId = "";
    private long since;

    /** Who has come in to that directory, if there is one; asks at the door unless that was done just now. */
    Principal visitor(Optional<Directory> directory, Supplier<Principal> door) {
        String id = directory.map(Directory::id).orElse("");
        boolean fresh = directoryId.equals(id) && System.nanoTime() - since < FRESH;
        Principal found = visitor.filter(one -> fresh).orElseGet(door);
        if (!fresh || visitor.isEmpty()) {
            visitor = Optional.of(found);
            directoryId = id;
            since = System.nanoTime();
        }
        return found;
    }

    Entered entered(Entered all) {
        entered = Optional.of(all);
        return all;
    }

    /** Of a request that has been let in. */
    Entered entered() {
        return entered.orElseThrow();
    }
}
