package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;

/** What a token says; its signature is not this test's point. */
final class Claims {

    private Claims() {}

    static JsonNode of(String jwt) {
        try {
            return new ObjectMapper()
                    .readTree(Base64.getUrlDecoder()
                            .decode(List.of(jwt.split("\\.", -1)).get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
