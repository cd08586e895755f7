package io.github.directorysync.scim;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Decodes query parameters as the client means them. Clients encode a blank as {@code %20} (RFC 3986) or, as in HTML forms,
 * as {@code +}. A client that sends {@code %20} means a plus sign by {@code +}: {@code
 * userName%20eq%20%22ada+test@acme.test%22}.
 */
public final class QueryString {

    private static final Pattern ESCAPED_BLANK = Pattern.compile("%(?:20|09)");

    /** A plus next to an operator is a blank, even if the value behind it encodes blanks differently. */
    private static final Pattern OPERATOR_BETWEEN_PLUSES =
            Pattern.compile("\\+(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\+|\\+pr(?:$|[+&)])", Pattern.CASE_INSENSITIVE);

    /** Replaces bytes that are not UTF-8. It occurs in no valid text, and {@link Text#canBeKept} refuses it. */
    private static final String NO_CHARACTER = "\uD800";

    private QueryString() {}

    /** Whether {@code +} is a plus sign. */
    static boolean meansPlus(String raw) {
        return ESCAPED_BLANK.matcher(raw).find()
                && !OPERATOR_BETWEEN_PLUSES.matcher(raw).find();
    }

    /**
     * The values of each parameter, in the order sent. A malformed escape is not decoded.
     *
     * @param raw the query of the URL, without the question mark
     */
    public static Map<String, List<String>> parameters(String raw) {
        boolean meansPlus = meansPlus(raw);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] halves = pair.split("=", 2);
                String value = halves.length == 2 ? halves[1] : "";
                parameters
                        .computeIfAbsent(decoded(halves[0], meansPlus), name -> new ArrayList<>())
                        .add(decoded(value, meansPlus));
            }
        }
        return parameters;
    }

    private static String decoded(String text, boolean meansPlus) {
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(sent.length);
        for (int i = 0; i < sent.length; i++) {
            int escaped = sent[i] == '%' && i + 2 < sent.length ? octet(sent[i + 1], sent[i + 2]) : -1;
            if (escaped >= 0) {
                bytes.put((byte) escaped);
                i += 2;
            } else {
                bytes.put(sent[i] == '+' && !meansPlus ? (byte) ' ' : sent[i]);
            }
        }
        return text(bytes.flip());
    }

    private static int octet(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .replaceWith(NO_CHARACTER)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
