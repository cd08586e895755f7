package io.github.directorysync.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 of a secret: all that is ever kept of it. In lower-case hexadecimal. */
public record TokenHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** The hash written as 64 hexadecimal digits, in any case; empty if it is not that. */
    public static Optional<TokenHash> ofHex(String text) {
        String hex = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(hex).matches() ? Optional.of(new TokenHash(hex)) : Optional.empty();
    }

    public static TokenHash of(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Compares in a time that does not tell how much of it is right. */
    public boolean isSame(TokenHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}
