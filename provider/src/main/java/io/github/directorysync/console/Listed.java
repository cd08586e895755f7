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
    Response answer(Caller caller, Function<Asked, F> asked) {
        return AdminAnswer.of(
                caller.session(),
                () -> Asked.read(caller, parameters -> {
                            Slice slice = parameters.slice();
                            F those = asked.apply(parameters);
                            return new Wanted<>(slice, those);
                        })
                        .answer(this));
    }

    /** A whole list that is in memory, of which a part is shown. */
    static <T> Response whole(Caller caller, List<T> all, Function<T, ObjectNode> shown) {
        return new Listed<List<T>, T>(List::size, (list, first, max) -> new Slice(first, max).of(list), shown)
                .answer(caller, parameters -> all);
    }

    private record Wanted<F>(Slice slice, F those) {

        <T> Response answer(Listed<F, T> list) {
            return AdminAnswer.ok(Slice.answer(
                    list.count.applyAsLong(those),
                    list.part.of(those, slice.first(), slice.max()).stream()
                            .map(list.shown)
                            .toList()));
        }
    }
}
