package io.github.directorysync.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client of one address, that sends the same headers every time. A body is a JSON text, or anything that Jackson
 * can write.
 */
public record Http(String base, Map<String, String> headers) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = client().build();

    /** Made when the first request needs it. */
    private static final class Secure {

        static final HttpClient CLIENT =
                client().sslContext(TestCertificate.CONTEXT).build();
    }

    public Http {
        headers = Map.copyOf(headers);
    }

    public static Http at(String base) {
        return new Http(base, Map.of());
    }

    public Http with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Http(base, more);
    }

    public Http bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return exchange(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return exchange(request(path).DELETE());
    }

    public Answer send(String method, String path, Object body) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(text(body)));
        if (!headers.containsKey("Content-Type")) {
            request.setHeader("Content-Type", "application/json");
        }
        return exchange(request);
    }

    /** As a page's form is posted. */
    public Answer form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(request(path)
                .POST(BodyPublishers.ofString(body))
                .setHeader("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** JSON inside JSON, such as the representation of an admin event. */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** For what goes into a path or a query, such as a filter. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        headers.forEach(request::setHeader);
        return request;
    }

    private static Answer exchange(HttpRequest.Builder request) {
        HttpRequest whole = request.build();
        return RealmDeletion.apart(whole.uri(), () -> exchange(whole));
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpClient client = request.uri().getScheme().equals("https") ? Secure.CLIENT : CLIENT;
            return Answer.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String json ? json : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
