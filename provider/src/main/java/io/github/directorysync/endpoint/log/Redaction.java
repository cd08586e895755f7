package io.github.directorysync.endpoint.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.Text;
import io.github.directorysync.scim.filter.FilterLiterals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be written down of a request: names and filters, never a password, whatever a client does with it. A request
 * that cannot be read may hold one anywhere, so nothing is said of it.
 */
record Redaction(ScimRequest request) {

    private static final String PASSWORD = "password";
    private static final String PATH = "path";
    private static final String FILTER = "filter";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9$_.:-]+");
    private static final String UNSAID = "…";
    private static final int LONGEST = 1000;

    /** Each value that must not be said is looked for by itself; of a request with more nothing is said. */
    private static final int MOST = 1000;

    /** What a list was asked for, wherever it stands. */
    Optional<String> filter() {
        return asked().map(filter -> speaksOfPasswords(filter) ? UNSAID : cut(filter));
    }

    /** The same of a filter that is refused: what is meant as a value may be anything, so no value is kept. */
    Optional<String> refusedFilter() {
        return filter().map(filter -> cut(FilterLiterals.without(filter, UNSAID)));
    }

    private Optional<String> asked() {
        return Optional.ofNullable(request.parameters().getFirst(FILTER)).or(this::filterInBody);
    }

    private Optional<String> filterInBody() {
        return request.path().contains(".search") ? body().flatMap(body -> text(body, FILTER)) : Optional.empty();
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
        boolean inAddress = Stream.concat(
                        request.path().stream(),
                        request.parameters().values().stream().flatMap(Collection::stream))
                .anyMatch(Redaction::speaksOfPasswords);
        boolean inFilter = filterInBody().filter(Redaction::speaksOfPasswords).isPresent();
        Optional<Set<String>> literals = literals();
        Set<String> secrets = secrets();
        if (unreadable || inAddress || inFilter || literals.isEmpty() || secrets.size() > MOST) {
            return UNSAID;
        }
        String detail = problem.detail();
        if (detail.length() > LONGEST && !(secrets.isEmpty() && literals.get().isEmpty())) {
            // It was cut, perhaps in the middle of what must not be said.
            return UNSAID;
        }
        for (String secret : secrets) {
            detail = detail.replace(secret, UNSAID);
        }
        return cut(FilterLiterals.replaced(detail, literals.get(), UNSAID));
    }

    /** The values in the filter, the address and the paths of a PATCH; empty if one of them does not say what is a value. */
    private Optional<Set<String>> literals() {
        List<String> texts = new ArrayList<>();
        asked().ifPresent(texts::add);
        request.path().stream()
                .filter(segment -> !Operation.ID.matcher(segment).matches())
                .forEach(texts::add);
        body().ifPresent(body -> collectPaths(body, texts));
        Set<String> literals = new LinkedHashSet<>();
        for (String text : texts) {
            Optional<Set<String>> found = FilterLiterals.in(text);
            if (found.isEmpty() || literals.size() > MOST) {
                return Optional.empty();
            }
            literals.addAll(found.get());
        }
        return Optional.of(literals);
    }

    /** Also below the data of a Bulk request's operations, whose path is an address. */
    private static void collectPaths(JsonNode node, List<String> texts) {
        node.properties().forEach(field -> {
            if (!PLAIN.matcher(field.getKey()).matches()) {
                // Some clients send paths as names: {"emails[type eq \"work\"].value": "…"}.
                texts.add(field.getKey());
            } else if (field.getKey().equalsIgnoreCase(PATH)
                    && field.getValue().isTextual()
                    && !field.getValue().asText().startsWith("/")) {
                texts.add(field.getValue().asText());
            }
        });
        node.forEach(inside -> collectPaths(inside, texts));
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
            boolean named = node.properties().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(PATH))
                    .anyMatch(field -> speaksOfPasswords(field.getValue().asText("")));
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(),
                            secret
                                    || (named && !field.getKey().equalsIgnoreCase(PATH))
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
