package io.github.directorysync.scim;

/** Checks texts for what databases cannot store, although JSON allows it. */
public final class Text {

    private Text() {}

    /** Whether a text has neither a NUL nor an unpaired surrogate, which PostgreSQL refuses or corrupts. */
    public static boolean canBeKept(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    /** The text cut to a length, with characters that cannot be stored replaced. */
    public static String fitting(String text, int longest) {
        StringBuilder fitting = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (fitting.length() + Character.charCount(point) > longest) {
                break;
            }
            fitting.appendCodePoint(canBeKept(Character.toString(point)) ? point : '?');
            at += Character.charCount(point);
        }
        return fitting.toString();
    }
}
