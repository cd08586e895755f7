package io.github.directorysync.cluster;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Clients that send at the same time. */
final class Clients {

    static final int TOO_MANY_REQUESTS = 429;

    private Clients() {}

    /** Asks again when a node says that it receives as many bodies of the directory as it may, as clients do. */
    static Answer patiently(Supplier<Answer> request) {
        AtomicReference<Answer> last = new AtomicReference<>();
        Waiting.until(() -> {
            Answer answer = request.get();
            last.set(answer);
            return answer.status() != TOO_MANY_REQUESTS;
        });
        return Objects.requireNonNull(last.get());
    }

    /** What each piece of work has returned, in their order. */
    static <T> List<T> atOnce(int clients, int pieces, IntFunction<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<T>> all = IntStream.range(0, pieces)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
