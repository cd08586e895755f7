package io.github.directorysync.directory.token;

import io.github.directorysync.directory.TokenHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bearer secret of a directory in clear text. It is shown once and not stored: 256 random bits with a prefix that secret
 * scanners recognize.
 */
public final class DirectoryToken {

    private static final String PREFIX = "kcds_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String secret;

    private DirectoryToken(String secret) {
        this.secret = secret;
    }

    public static DirectoryToken random() {
        return new DirectoryToken(PREFIX + randomBits());
    }

    /** 256 random bits, encoded in 43 characters. */
    static String randomBits() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Parses a token; empty if the text does not have its form. */
    public static Optional<DirectoryToken> written(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DirectoryToken(text)) : Optional.empty();
    }

    public String inClear() {
        return secret;
    }

    public TokenHash hash() {
        return TokenHash.of(secret);
    }

    /** The last four characters, by which administrators recognize a token in a list. */
    public String lastFour() {
        return secret.substring(secret.length() - 4);
    }

    /** Omits the secret, because the text may be logged. */
    @Override
    public String toString() {
        return PREFIX + "…" + lastFour();
    }
}
