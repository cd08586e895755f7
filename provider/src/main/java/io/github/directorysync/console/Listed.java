package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.keycloak.models.KeycloakSession;

/**
 * A list of the admin API: all that is asked for is counted, and one part of it is shown.
 *
 * @param <F> what is asked for, read from the address
 * @param <T> what is listed
 */
record Listed<F, T>(ToLongFunction<F> count, Part<F, T> part, Function<T, ObjectNode> shown) {

    /** Reads some of those that are asked for. */
    interface Part<F, T> {
        List<T> of(F asked, int first, int max);
    }

    /**
     * Answers a request, with 400 if its address cannot be read.
     *
     * @param asked reads what is asked for
     */
    Response answer(KeycloakSession session, Function<MultivaluedMap<String, String>, F> asked) {
        return AdminAnswer.of(session, () -> {
            MultivaluedMap<String, String> parameters =
                    session.getContext().getUri().getQueryParameters();
            Slice slice = Slice.of(parameters);
            F those = asked.apply(parameters);
            return AdminAnswer.ok(Slice.answer(
                    count.applyAsLong(those),
                    part.of(those, slice.first(), slice.max()).stream()
                            .map(shown)
                            .toList()));
        });
    }
}
