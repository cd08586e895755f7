package io.github.directorysync.scim.resource;

import java.util.regex.Pattern;

/**
 * Checks whether a value in {@code emails} is an e-mail address. Other values, such as {@code emailName357} of a test tool,
 * are stored in the document, but are not set in Keycloak and prove no identity. The same applies to addresses with
 * invisible characters, which look like other addresses.
 */
public final class EmailAddress {

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST = 255;

    /** RFC 5322's atext, and letters of any language (RFC 6531). */
    private static final String ATOM = "[!#$%&'*+/=?^_`{|}~\\-\\p{L}\\p{M}\\p{N}]+";

    private static final String QUOTED = "\"[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]+\"";
    private static final Pattern LOCAL_PART = Pattern.compile("(?:" + ATOM + "(?:\\." + ATOM + ")*|" + QUOTED + ")");
    private static final Pattern DOMAIN = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}_-]+(?:\\.[\\p{L}\\p{M}\\p{N}_-]+)*|\\[[0-9A-Fa-f.:]+]|\\[IPv6:[0-9A-Fa-f.:]+]");

    private EmailAddress() {}

    /** Whether the text is an e-mail address. */
    public static boolean isOne(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && text.length() <= LONGEST
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }
}
