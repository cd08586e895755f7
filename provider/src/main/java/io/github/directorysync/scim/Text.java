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
}
