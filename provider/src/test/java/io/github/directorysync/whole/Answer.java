package io.github.directorysync.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a server said. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        String request = response.request().method() + " " + response.uri();
        return new Answer(request, response.statusCode(), response.headers(), response.body());
    }

    /** This answer, or an error that shows it in full: for the steps of a test that are not its point. */
    public Answer ok() {
        if (status / 100 != 2) {
            throw new AssertionError(request + " was answered " + status + ": " + body);
        }
        return this;
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(request + " was answered " + status + " with what is not JSON: " + body, e);
        }
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The id of what a request has just made: the end of the Location. */
    public String createdId() {
        String location = ok().header("Location").orElseThrow(() -> new AssertionError(request + " made nothing"));
        String path = URI.create(location).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
