package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.Text;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may be written down of a request: names and filters, never a password, whatever a client does with it. A request
 * that cannot be read may hold one anywhere, so nothing is said of it.
 */
record Discretion(ScimRequest request) {

    private static final String PASSWORD = "password";
    private static final String UNSAID = "…";
    private static final int LONGEST = 1000;

    /** What a list was asked for, wherever it stands. */
    Optional<String> filter() {
        Optional<String> inBody =
                request.path().contains(".search") ? body().flatMap(body -> text(body, "filter")) : Optional.empty();
        return Optional.ofNullable(request.parameters().getFirst("filter"))
                .or(() -> inBody)
                .map(filter -> speaksOfPasswords(filter) ? UNSAID : cut(filter));
    }

    /** Whom a request names that came to nothing. */
    Optional<String> named() {
        Set<String> secrets = secrets();
        return body().flatMap(body -> Stream.of("userName", "displayName")
                .flatMap(name -> text(body, name).stream())
                .filter(name -> !secrets.contains(name))
                .findFirst());
    }

    /** The detail of a refusal, which may repeat what was sent. */
    String detail(ScimProblem problem) {
        boolean unreadable = hasBody() && body().isEmpty();
        boolean inAddress = request.parameters().values().stream()
                .flatMap(Collection::stream)
                .anyMatch(Discretion::speaksOfPasswords);
        if (unreadable || inAddress) {
            return UNSAID;
        }
        String detail = problem.detail();
        for (String secret : secrets()) {
            detail = detail.replace(secret, UNSAID);
        }
        return cut(detail);
    }

    private boolean hasBody() {
        return !request.sent().isBlank();
    }

    private Optional<ObjectNode> body() {
        try {
            return hasBody() ? Optional.of(ScimJson.object(request.sent())) : Optional.empty();
        } catch (ScimProblem unreadable) {
            return Optional.empty();
        }
    }

    private Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>();
        body().ifPresent(body -> collect(body, false, secrets));
        return secrets;
    }

    /** Every text below a field of that name, and in an operation of a PATCH whose path is that name. */
    private static void collect(JsonNode node, boolean secret, Set<String> secrets) {
        if (node.isObject()) {
            boolean named = List.of("path", "Path").stream()
                    .anyMatch(field -> speaksOfPasswords(node.path(field).asText("")));
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(),
                            secret
                                    || (named && !field.getKey().equalsIgnoreCase("path"))
                                    || speaksOfPasswords(field.getKey()),
                            secrets));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, secret, secrets));
        } else if (secret && !node.asText().isEmpty()) {
            secrets.add(node.asText());
        }
    }

    private static boolean speaksOfPasswords(String text) {
        return text.toLowerCase(Locale.ROOT).contains(PASSWORD);
    }

    private static Optional<String> text(ObjectNode body, String field) {
        return Optional.of(body.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static String cut(String text) {
        return Text.fitting(text, LONGEST) + (text.length() <= LONGEST ? "" : UNSAID);
    }
}
