package io.github.directorysync.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A request of a browser to the sample app, and its answer. */
record WebExchange(HttpExchange http) {

    private static final int MOST_BYTES = 1_000_000;

    String path() {
        return http.getRequestURI().getPath();
    }

    boolean isPost() {
        return http.getRequestMethod().equals("POST");
    }

    /** A parameter of the address; empty if it is not there. */
    String asked(String name) {
        return fields(Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse(""))
                .getOrDefault(name, "");
    }

    /** The fields of the posted form. */
    Map<String, String> form() throws IOException {
        return fields(body());
    }

    String body() throws IOException {
        return new String(http.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Stream<String> cookies(String name) {
        return http.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Stream.of(header.split("; *", -1)))
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1));
    }

    void header(String name, String value) {
        http.getResponseHeaders().set(name, value);
    }

    /** Sends the browser on with a GET, also after a POST. */
    void redirect(URI address) throws IOException {
        header("Location", address.toString());
        http.sendResponseHeaders(303, -1);
    }

    void show(int status, String page) throws IOException {
        header("Cache-Control", "no-store");
        answer(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** The stylesheet or the script, which lie beside this class. */
    void file(String name, String type) throws IOException {
        try (InputStream file = Objects.requireNonNull(WebExchange.class.getResourceAsStream(name))) {
            answer(200, type, file.readAllBytes());
        }
    }

    private void answer(int status, String type, byte[] body) throws IOException {
        header("Content-Type", type);
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
    }
}
