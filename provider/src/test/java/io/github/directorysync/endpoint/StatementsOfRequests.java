package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.Statements;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** How many statements the database executes for one request, while the background work of these directories is done. */
record StatementsOfRequests(Statements statements, List<TestDirectory> directories) {

    long of(TestDirectory directory, Consumer<Http> request) {
        return of(directory, directory.scim(), request);
    }

    /** For a request that can be repeated: the least of several attempts is without what the server did meanwhile. */
    long leastOf(TestDirectory directory, Consumer<Http> request) {
        return leastOf(directory, directory.scim(), request);
    }

    /** The same for another client, such as one without a valid token. The realm of the directory is in the caches. */
    long leastOf(TestDirectory directory, Http client, Consumer<Http> request) {
        return IntStream.range(0, 4)
                .mapToLong(time -> of(directory, client, request))
                .min()
                .orElseThrow();
    }

    private long of(TestDirectory directory, Http client, Consumer<Http> request) {
        // Fills Keycloak's caches of the realm.
        directory.get("/Users?count=1");
        directory.get("/Groups?count=1");
        directories.forEach(each -> statements.awaitExported(each.id()));
        statements.reset();
        request.accept(client);
        return statements.count();
    }
}
