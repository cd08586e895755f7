package io.github.directorysync.bench;

import io.github.directorysync.whole.Statements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One task, done by the contenders in turns, so that whatever else the machine does hits both. Ours is the first. A task ends
 * before all its rounds where one of the contenders needs seconds for each.
 *
 * @param longest after this time a task ends, whatever is left
 */
record Race(List<Contender> contenders, Statements statements, Task task, Duration longest) {

    /** For what is printed; a rehearsal may take longer. */
    static final Duration USUAL = Duration.ofSeconds(15);

    private static final int FEWEST = 5;

    Race(List<Contender> contenders, Statements statements, Task task) {
        this(contenders, statements, task, USUAL);
    }

    Row run(int size) {
        List<List<Double>> millis = Stream.<List<Double>>generate(ArrayList::new)
                .limit(contenders.size())
                .toList();
        long[] counted = new long[contenders.size()];
        long end = System.nanoTime() + longest.toNanos();
        boolean last = false;
        for (int round = 0; !last; round++) {
            last = round == task.rounds() - 1 || (round >= FEWEST && System.nanoTime() > end);
            for (int turn = 0; turn < contenders.size(); turn++) {
                int whose = (round + turn) % contenders.size();
                if (last) {
                    statements.reset();
                }
                long start = System.nanoTime();
                task.request().accept(contenders.get(whose), round);
                millis.get(whose).add((System.nanoTime() - start) / 1e6);
                if (last) {
                    counted[whose] = statements.count();
                }
            }
        }
        return new Row(
                size,
                task.name(),
                millis.stream().map(Race::sorted).toList(),
                Arrays.stream(counted).mapToObj(Long::toString).collect(Collectors.joining(" / ")));
    }

    private static List<Double> sorted(List<Double> millis) {
        // What comes first pays for classes and plans that are not there yet.
        int warm = Math.min(10, millis.size() / 4);
        return millis.subList(warm, millis.size()).stream().sorted().toList();
    }
}
