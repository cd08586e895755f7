package io.github.directorysync.scim;

/** Texts that can be kept: JSON can say more than databases take. */
public final class Text {

    private Text() {}

    /** Whether it has neither a NUL nor half a character, which PostgreSQL refuses or garbles. */
    public static boolean canBeKept(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    /** As much of a text as there is room for, and of what cannot be kept a sign that it was there. */
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
