package io.github.directorysync.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.request.BodyBudget;
import io.github.directorysync.directory.request.BodyCharset;
import io.github.directorysync.keycloak.http.BodyReader;
import java.io.InputStream;

/**
 * What comes to the set-up portal: a form that is read no further than any good one is long, and for no longer than it
 * takes to send one.
 *
 * @param owner whose it is, as far as that is known: a link, or an address
 */
public record SmallBody(BodyBudget budget, String owner, int most) {

    /** What a stranger may send. */
    public static final int OF_A_STRANGER = 1000;

    /** A mapping of a hundred attributes. */
    public static final int OF_A_LINK = 64 * 1024;

    /** Which of two values of one field was meant, nobody knows. */
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

    /** Empty where nothing was sent. */
    static JsonBody form(String text) {
        try {
            return text.isBlank() ? JsonBody.EMPTY : JsonBody.of(JSON.readTree(text));
        } catch (JsonProcessingException malformed) {
            throw new InvalidSettings("body", "The body must be one JSON object that names each field once.");
        }
    }
}
