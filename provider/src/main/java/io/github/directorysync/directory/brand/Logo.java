package io.github.directorysync.directory.brand;

import io.github.directorysync.directory.InvalidSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A logo as {@code data:} URI, which is the only form: the pages load nothing from other servers, so that these do not
 * learn who sets a directory up.
 */
public final class Logo {

    /** The largest picture in bytes. */
    static final int MOST = 60_000;

    /** The longest text that can be a logo. */
    public static final int LONGEST = 80_100;

    private static final String BASE64 = ";base64,";

    /** The media types, each with the test of its content. */
    private static final Map<String, Predicate<byte[]>> KINDS = Map.of(
            "data:image/png",
            picture -> begins(picture, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
            "data:image/jpeg",
            picture -> begins(picture, 0, 0xFF, 0xD8, 0xFF),
            "data:image/webp",
            picture -> begins(picture, 0, 'R', 'I', 'F', 'F') && begins(picture, 8, 'W', 'E', 'B', 'P'),
            "data:image/svg+xml",
            Logo::isHarmlessSvg);

    private static final Pattern SVG = Pattern.compile("<svg[\\s>]");

    /** Active content in an SVG. It does not run in an {@code img} element, but would if the SVG were opened as a page. */
    private static final Pattern ACTIVE = Pattern.compile(
            "<\\s*([\\w.-]+:)?(script|foreignObject|iframe)\\b|<!ENTITY|[\\s\"'/]on\\w+\\s*=|javascript:",
            Pattern.CASE_INSENSITIVE);

    private Logo() {}

    /** Whether the text is a logo. */
    public static boolean is(String text) {
        try {
            require("logo", text);
            return true;
        } catch (InvalidSettings invalid) {
            return false;
        }
    }

    /**
     * Requires a logo.
     *
     * @throws InvalidSettings if the text is no {@code data:} URI, if its content is not of its media type, or too large
     */
    public static void require(String field, String text) {
        int end = text.indexOf(BASE64);
        Predicate<byte[]> test = end < 0 ? null : KINDS.get(text.substring(0, end));
        if (test == null) {
            throw new InvalidSettings(
                    field,
                    "The logo must be a data URI, data:image/png;base64,… or the same with jpeg, webp or svg+xml. The"
                            + " address of a picture is not accepted.");
        }
        byte[] picture = decoded(field, text.substring(end + BASE64.length()));
        if (picture.length > MOST) {
            throw new InvalidSettings(field, "The logo must have at most " + MOST + " bytes.");
        }
        if (!test.test(picture)) {
            throw new InvalidSettings(
                    field,
                    "The content of the logo must be of the media type that it names; an SVG must have no scripts, event"
                            + " handlers, entities or embedded pages.");
        }
    }

    private static byte[] decoded(String field, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidSettings(field, "The logo is not valid base64.");
        }
    }

    private static boolean begins(byte[] picture, int at, int... bytes) {
        return picture.length >= at + bytes.length
                && IntStream.range(0, bytes.length).allMatch(i -> (picture[at + i] & 0xFF) == bytes[i]);
    }

    private static boolean isHarmlessSvg(byte[] picture) {
        String text = new String(picture, StandardCharsets.UTF_8);
        return SVG.matcher(text).find() && !ACTIVE.matcher(text).find();
    }
}
