package io.github.directorysync.console;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file (RFC 4180) that a spreadsheet may open: what people chose as their name is never run as a formula. */
public final class Csv {

    /** With these a spreadsheet takes a cell for a formula. */
    private static final String DANGEROUS = "=+-@\u2212";

    private static final String CONTROL = "\t";

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        return '"' + (isDangerous(text) ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    /** White space before a formula is skipped by some, and full-width or small signs are the signs to some. */
    private static boolean isDangerous(String text) {
        return text.codePoints()
                .mapToObj(Csv::sign)
                .filter(sign -> !sign.isEmpty())
                .findFirst()
                .filter(sign -> sign.equals(CONTROL) || DANGEROUS.contains(sign))
                .isPresent();
    }

    /** Nothing for what does not show; {@link #CONTROL} for a tab, a line break and their kin. */
    private static String sign(int point) {
        if (Character.isISOControl(point)) {
            return CONTROL;
        }
        boolean unseen = Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
        return unseen ? "" : Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    }
}
