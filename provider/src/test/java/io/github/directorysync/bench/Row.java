package io.github.directorysync.bench;

import java.util.List;
import java.util.Locale;

/**
 * One line of the table: milliseconds, sorted, and the statements of one request.
 *
 * @param millis of each contender, ours first; native is left out where there are too many people for it
 */
record Row(int size, String task, List<List<Double>> millis, String statements) {

    static final String HEAD = "| people | request | ours p50 | p95 | native p50 | p95 | ratio | statements |\n"
            + "|---|---|---|---|---|---|---|---|";

    @Override
    public String toString() {
        List<Double> ours = millis.get(0);
        String mine =
                String.format(Locale.ROOT, "| %,d | %s | %.1f | %.1f |", size, task, at(ours, 0.5), at(ours, 0.95));
        if (millis.size() == 1) {
            return mine + " | | | " + statements + " |";
        }
        List<Double> natively = millis.get(1);
        return mine
                + String.format(
                        Locale.ROOT,
                        " %.1f | %.1f | **%.2f** | %s |",
                        at(natively, 0.5),
                        at(natively, 0.95),
                        at(ours, 0.5) / at(natively, 0.5),
                        statements);
    }

    static double at(List<Double> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(sorted.size() * quantile)));
    }
}
