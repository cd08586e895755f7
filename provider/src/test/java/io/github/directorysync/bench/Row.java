package io.github.directorysync.bench;

import java.util.List;
import java.util.Locale;

/** One line of the table: milliseconds of both, sorted, and the statements of one request. */
record Row(int size, String task, List<Double> ours, List<Double> natively, String statements) {

    static final String HEAD = "| people | request | ours p50 | p95 | native p50 | p95 | ratio | statements |\n"
            + "|---|---|---|---|---|---|---|---|";

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %,d | %s | %.1f | %.1f | %.1f | %.1f | **%.2f** | %s |",
                size,
                task,
                at(ours, 0.5),
                at(ours, 0.95),
                at(natively, 0.5),
                at(natively, 0.95),
                at(ours, 0.5) / at(natively, 0.5),
                statements);
    }

    private static double at(List<Double> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(sorted.size() * quantile)));
    }
}
