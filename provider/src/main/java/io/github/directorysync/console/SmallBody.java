package io.github.directorysync.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.directory.InvalidSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What a stranger sends: a form that is read no further than any good one is long. */
final class SmallBody {

    static final int MOST = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SmallBody() {}

    static Form read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new InvalidSettings("body", "The body is longer than " + MOST + " bytes.");
            }
            return Form.of(JSON.readTree(bytes));
        } catch (JsonProcessingException malformed) {
            throw new InvalidSettings("body", "The body must be a JSON object.");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
