package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A list of the admin API: counts all matches and reads one page of them.
 *
 * @param <F> the filter, read from the query
 * @param <T> the listed type
 */
public record PagedList<F, T>(ToLongFunction<F> count, PageReader<F, T> part, Function<T, ObjectNode> shown) {

    /** Reads a page of the matches. */
    public interface PageReader<F, T> {
        List<T> of(F asked, int first, int max);
    }

    /**
     * Answers a request, with 400 if its query is wrong.
     *
     * @param asked reads the filter
     */
    public Response answer(Caller caller, Function<QueryParameters, F> asked) {
        return AdminAnswer.of(
                caller.session(),
                () -> QueryParameters.read(caller, parameters -> {
                            PageRequest slice = parameters.slice();
                            F those = asked.apply(parameters);
                            return new ListQueryPage<>(slice, those);
                        })
                        .answer(this));
    }

    /** A page of a list that is completely in memory. */
    public static <T> Response whole(Caller caller, List<T> all, Function<T, ObjectNode> shown) {
        return new PagedList<List<T>, T>(List::size, (list, first, max) -> new PageRequest(first, max).of(list), shown)
                .answer(caller, parameters -> all);
    }

    private record ListQueryPage<F>(PageRequest slice, F those) {

        <T> Response answer(PagedList<F, T> list) {
            return AdminAnswer.ok(PageRequest.answer(
                    list.count.applyAsLong(those),
                    list.part.of(those, slice.first(), slice.max()).stream()
                            .map(list.shown)
                            .toList()));
        }
    }
}
