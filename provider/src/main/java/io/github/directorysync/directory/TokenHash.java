package io.github.directorysync.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 hash of a secret, in lower-case hexadecimal. Only the hash is stored. */
public record TokenHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Parses 64 hexadecimal digits in any case; empty for any other text. */
    public static Optional<TokenHash> ofHex(String text) {
        String hex = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(hex).matches() ? Optional.of(new TokenHash(hex)) : Optional.empty();
    }

    public static TokenHash of(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** Compares in constant time, so that the duration reveals nothing about the hash. */
    public boolean isSame(TokenHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}
