package io.github.directorysync.scim.search;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position of a client in a list with cursor-based pagination (RFC 9865). It names the last returned resource by its
 * position in the order, not by its index, so that no resource is skipped or repeated when others are added or removed. It
 * never expires.
 *
 * @param list identifies the list: the resource type and the filter
 * @param after the last returned resource; empty at the beginning
 */
public record Cursor(String list, Optional<Position> after) {

    private static final int CHECKSUM_BYTES = 12;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18}) (\\p{Graph}{1,36})");

    /** The position in the order of lists, oldest first: creation time in milliseconds, then id. */
    public record Position(long created, String id) {}

    /**
     * Parses a cursor; an empty text is the beginning.
     *
     * @throws ScimProblem 400 invalidCursor if the server did not issue it for this list
     */
    public static Cursor read(String list, String text) {
        return text.isEmpty()
                ? new Cursor(list, Optional.empty())
                : new Cursor(list, Optional.of(position(list, text)));
    }

    private static Position position(String list, String text) {
        byte[] bytes = decoded(text);
        if (bytes.length < CHECKSUM_BYTES) {
            throw ScimProblem.invalidCursor();
        }
        byte[] place = Arrays.copyOfRange(bytes, CHECKSUM_BYTES, bytes.length);
        Matcher parts = PLACE.matcher(new String(place, StandardCharsets.UTF_8));
        // The checksum detects mistakes of clients. It protects no secret: a client that forges a position in the list
        // sees nothing that it could not read anyway.
        if (!parts.matches() || !Arrays.equals(checksum(list, place), Arrays.copyOf(bytes, CHECKSUM_BYTES))) {
            throw ScimProblem.invalidCursor();
        }
        return new Position(Long.parseLong(parts.group(1)), parts.group(2));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw ScimProblem.invalidCursor();
        }
    }

    /** The cursor after this resource; opaque and safe in URLs. */
    public String behind(Stored<?> last) {
        byte[] place = (last.created().toEpochMilli() + " " + last.id()).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(checksum(list, place), CHECKSUM_BYTES + place.length);
        System.arraycopy(place, 0, bytes, CHECKSUM_BYTES, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] checksum(String list, byte[] place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(place), CHECKSUM_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
