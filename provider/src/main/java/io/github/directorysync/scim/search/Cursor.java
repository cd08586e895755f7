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
 * How far a client has walked through a list (RFC 9865). It names the resource that was met last by its place in the
 * order, not by its number, so whoever comes or goes meanwhile, nobody is lost and nobody is met twice; and it never
 * expires.
 *
 * @param list which list it is of: the type and the filter
 * @param after empty before the first resource
 */
public record Cursor(String list, Optional<Position> after) {

    private static final int SEAL = 12;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18}) (\\p{Graph}{1,36})");

    /** Lists are in this order, oldest first. */
    public record Position(long created, String id) {}

    /**
     * Reads a cursor that we gave; an empty one is the beginning.
     *
     * @throws ScimProblem 400 invalidCursor for what we did not give, or gave in another list
     */
    public static Cursor read(String list, String text) {
        return text.isEmpty()
                ? new Cursor(list, Optional.empty())
                : new Cursor(list, Optional.of(position(list, text)));
    }

    private static Position position(String list, String text) {
        byte[] bytes = decoded(text);
        if (bytes.length < SEAL) {
            throw ScimProblem.invalidCursor();
        }
        byte[] place = Arrays.copyOfRange(bytes, SEAL, bytes.length);
        Matcher parts = PLACE.matcher(new String(place, StandardCharsets.UTF_8));
        // The seal keeps honest clients from mistakes. It need not keep secrets: whoever forges a place in the list
        // sees no more of it than by walking there.
        if (!parts.matches() || !Arrays.equals(seal(list, place), Arrays.copyOf(bytes, SEAL))) {
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

    /** The cursor that goes on behind this resource: opaque, and fit for an address as it is. */
    public String behind(Stored<?> last) {
        byte[] place = (last.created().toEpochMilli() + " " + last.id()).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(seal(list, place), SEAL + place.length);
        System.arraycopy(place, 0, bytes, SEAL, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] seal(String list, byte[] place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(place), SEAL);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
