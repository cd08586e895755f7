package io.github.directorysync.scim.resource;

import java.util.regex.Pattern;

/**
 * Whether what stands in {@code emails} is an e-mail address. What is none, such as the {@code emailName357} of a test tool, is
 * kept as it was sent; it never gets to the account, and proves nothing about anybody. Neither does an address with invisible
 * characters, which looks like another one.
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

    /** Whether it is one. */
    public static boolean isOne(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && text.length() <= LONGEST
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }
}
