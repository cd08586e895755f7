package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The result of authenticating and admitting one request. It is reused for one second, so that a request is
 * authenticated before its body is read and again only if reading the body, or the operations of a Bulk request before
 * this one, took longer.
 */
final class Admission {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /** An admitted request: its directory, its client, and the rate-limit headers of the answer. */
    record Admitted(Directory directory, Principal principal, Map<String, String> budget) {}

    private Optional<Principal> principal = Optional.empty();
    private Optional<Admitted> entered = Optional.empty();
    private String directoryId = "";
    private long since;

    /**
     * The client's principal; authenticates it unless that was done within the last second for the same directory.
     *
     * @param directory the directory of the address, if it exists
     * @param authenticate checks the credentials; throws if they are refused
     */
    Principal principal(Optional<Directory> directory, Supplier<Principal> authenticate) {
        String id = directory.map(Directory::id).orElse("");
        boolean fresh = directoryId.equals(id) && System.nanoTime() - since < FRESH;
        Principal found = principal.filter(one -> fresh).orElseGet(authenticate);
        if (!fresh || principal.isEmpty()) {
            principal = Optional.of(found);
            directoryId = id;
            since = System.nanoTime();
        }
        return found;
    }

    Admitted entered(Admitted all) {
        entered = Optional.of(all);
        return all;
    }

    /** The admission of a request that has been admitted before. */
    Admitted entered() {
        return entered.orElseThrow();
    }
}
