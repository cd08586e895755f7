package io.github.directorysync.console;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes lines of CSV (RFC 4180) that are safe to open in a spreadsheet: text from users is never run as a formula. */
public final class Csv {

    /** Characters that start a formula in spreadsheets. */
    private static final String DANGEROUS = "=+-@\u2212";

    private static final String CONTROL = "\t";

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        return '"' + (isDangerous(text) ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Whether a spreadsheet may read the text as a formula. Some skip leading white space, and some accept full-width
     * or small forms of the characters.
     */
    private static boolean isDangerous(String text) {
        return text.codePoints()
                .mapToObj(Csv::sign)
                .filter(sign -> !sign.isEmpty())
                .findFirst()
                .filter(sign -> sign.equals(CONTROL) || DANGEROUS.contains(sign))
                .isPresent();
    }

    /**
     * The visible form of a character: empty for an invisible one, {@link #CONTROL} for tabs, line breaks and other
     * control characters.
     */
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
