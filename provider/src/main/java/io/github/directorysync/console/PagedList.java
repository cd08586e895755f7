package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A list of the admin API: all that is asked for is counted, and one part of it is shown.
 *
 * @param <F> what is asked for, read from the address
 * @param <T> what is listed
 */
public record PagedList<F, T>(ToLongFunction<F> count, Part<F, T> part, Function<T, ObjectNode> shown) {

    /** Reads some of those that are asked for. */
    public interface Part<F, T> {
        List<T> of(F asked, int first, int max);
    }

    /**
     * Answers a request, with 400 if its address cannot be read.
     *
     * @param asked reads what is asked for
     */
    public Response answer(Caller caller, Function<QueryParameters, F> asked) {
        return AdminAnswer.of(
                caller.session(),
                () -> QueryParameters.read(caller, parameters -> {
                            PageRequest slice = parameters.slice();
                            F those = asked.apply(parameters);
                            return new Wanted<>(slice, those);
                        })
                        .answer(this));
    }

    /** A whole list that is in memory, of which a part is shown. */
    public static <T> Response whole(Caller caller, List<T> all, Function<T, ObjectNode> shown) {
        return new PagedList<List<T>, T>(List::size, (list, first, max) -> new PageRequest(first, max).of(list), shown)
                .answer(caller, parameters -> all);
    }

    private record Wanted<F>(PageRequest slice, F those) {

        <T> Response answer(PagedList<F, T> list) {
            return AdminAnswer.ok(PageRequest.answer(
                    list.count.applyAsLong(those),
                    list.part.of(those, slice.first(), slice.max()).stream()
                            .map(list.shown)
                            .toList()));
        }
    }
}
