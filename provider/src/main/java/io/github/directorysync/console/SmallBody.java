package io.github.directorysync.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.request.BodyCharset;
import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.keycloak.http.BodyReader;
import java.io.InputStream;

/**
 * Reads a body that is sent to the set-up portal, with a limit on its size and on the time for sending it.
 *
 * @param owner the sender for the body budget: a link, or an address before authentication
 */
public record SmallBody(TransferBudget budget, String owner, int most) {

    /** The largest body before authentication, in bytes. */
    public static final int OF_A_STRANGER = 1000;

    /** The largest body of the holder of a link, in bytes; enough for a mapping of a hundred attributes. */
    public static final int OF_A_LINK = 64 * 1024;

    /** Refuses duplicate fields, since the intended value is unknown. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public JsonBody read(InputStream body) {
        BodyReader.ReadResult outcome = new BodyReader(budget, owner, most, BodyCharset.UTF_8).receive(body);
        if (outcome instanceof BodyReader.Received received) {
            try {
                return form(received.text());
            } finally {
                received.share().close();
            }
        }
        throw switch ((BodyReader.Failure) outcome) {
            case TOO_LARGE -> new InvalidSettings("body", "The body is longer than " + most + " bytes.");
            case NOT_IN_CHARSET -> notUtf8();
            case BROKEN_OFF -> new InvalidSettings("body", "The connection broke off before the body was complete.");
            case TOO_SLOW -> PortalRefusal.tooSlow();
            case TOO_MANY_AT_ONCE -> PortalRefusal.tooMany(1);
        };
    }

    static InvalidSettings notUtf8() {
        return new InvalidSettings("body", "The body must be JSON in UTF-8.");
    }

    /** Parses the text; an empty text is an empty form. */
    static JsonBody form(String text) {
        try {
            return text.isBlank() ? JsonBody.EMPTY : JsonBody.of(JSON.readTree(text));
        } catch (JsonProcessingException malformed) {
            throw new InvalidSettings("body", "The body must be one JSON object that names each field once.");
        }
    }
}
