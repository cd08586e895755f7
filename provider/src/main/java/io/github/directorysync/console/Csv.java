package io.github.directorysync.console;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file (RFC 4180) that a spreadsheet may open: what people chose as their name is never run as a formula. */
final class Csv {

    /** With these a spreadsheet takes a cell for a formula. */
    private static final String DANGEROUS = "=+-@\t\r\n";

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        boolean dangerous = !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
        return '"' + (dangerous ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
