package io.github.directorysync.directory.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The charset of a request body: the one named in {@code Content-Type}, else UTF-8 (RFC 8259 §8.1). Malformed bytes are
 * refused, because a decoder's replacement characters would be stored as a user's name.
 */
public record BodyCharset(Charset charset) {

    public static final BodyCharset UTF_8 = new BodyCharset(StandardCharsets.UTF_8);

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^;\\s]*))", Pattern.CASE_INSENSITIVE);

    /** The charset names that clients are known to send. */
    private static final Map<String, Charset> KNOWN = Map.ofEntries(
            Map.entry("", StandardCharsets.UTF_8),
            Map.entry("utf-8", StandardCharsets.UTF_8),
            Map.entry("utf8", StandardCharsets.UTF_8),
            Map.entry("us-ascii", StandardCharsets.US_ASCII),
            Map.entry("ascii", StandardCharsets.US_ASCII),
            Map.entry("iso-8859-1", StandardCharsets.ISO_8859_1),
            Map.entry("iso8859-1", StandardCharsets.ISO_8859_1),
            Map.entry("latin1", StandardCharsets.ISO_8859_1),
            Map.entry("iso-8859-15", Charset.forName("ISO-8859-15")),
            Map.entry("windows-1252", Charset.forName("windows-1252")),
            Map.entry("cp1252", Charset.forName("windows-1252")),
            Map.entry("utf-16", StandardCharsets.UTF_16),
            Map.entry("utf-16le", StandardCharsets.UTF_16LE),
            Map.entry("utf-16be", StandardCharsets.UTF_16BE));

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads the charset of a {@code Content-Type}.
     *
     * @return empty for an unknown charset
     */
    public static Optional<BodyCharset> of(@Nullable String contentType) {
        Matcher named = PARAMETER.matcher(contentType == null ? "" : contentType);
        if (!named.find()) {
            return Optional.of(UTF_8);
        }
        String name = Optional.ofNullable(named.group(1))
                .or(() -> Optional.ofNullable(named.group(2)))
                .orElseGet(() -> String.valueOf(named.group(3)));
        return Optional.ofNullable(KNOWN.get(name.strip().toLowerCase(Locale.ROOT)))
                .map(BodyCharset::new);
    }

    /**
     * Decodes the bytes, without the byte order mark that some clients send.
     *
     * @return empty if the bytes are malformed in this charset
     */
    public Optional<String> text(byte[] bytes) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return Optional.of(marked ? text.substring(1) : text);
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
