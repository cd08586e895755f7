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
 * What the activity log may store of a request: names and filters, never a password, wherever a client puts it. A body
 * that cannot be parsed may contain one anywhere, so nothing of it is stored.
 */
record Redaction(ScimRequest request) {

    private static final String PASSWORD = "password";
    private static final String PATH = "path";
    private static final String FILTER = "filter";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9$_.:-]+");
    private static final String REDACTED = "…";
    private static final int LONGEST = 1000;

    /** The most secret values that are searched for; the detail of a request with more is dropped altogether. */
    private static final int MOST = 1000;

    /** The filter of a list, from the query or from the body of a {@code .search}. */
    Optional<String> filter() {
        return asked().map(filter -> mentionsPassword(filter) ? REDACTED : cut(filter));
    }

    /** The filter of a refused request, without any literal: in a malformed filter anything may be one. */
    Optional<String> refusedFilter() {
        return filter().map(filter -> cut(FilterLiterals.without(filter, REDACTED)));
    }

    private Optional<String> asked() {
        return Optional.ofNullable(request.parameters().getFirst(FILTER)).or(this::filterInBody);
    }

    private Optional<String> filterInBody() {
        return request.path().contains(".search") ? body().flatMap(body -> text(body, FILTER)) : Optional.empty();
    }

    /** The userName or displayName in the body of a request that created nothing. */
    Optional<String> named() {
        Set<String> secrets = secrets();
        return body().flatMap(body -> Stream.of("userName", "displayName")
                .flatMap(name -> text(body, name).stream())
                .filter(name -> !secrets.contains(name))
                .findFirst());
    }

    /** The detail of a refusal, which may quote the request, without secrets. */
    String detail(ScimProblem problem) {
        boolean unreadable = hasBody() && body().isEmpty();
        boolean inAddress = Stream.concat(
                        request.path().stream(),
                        request.parameters().values().stream().flatMap(Collection::stream))
                .anyMatch(Redaction::mentionsPassword);
        boolean inFilter = filterInBody().filter(Redaction::mentionsPassword).isPresent();
        Optional<Set<String>> literals = literals();
        Set<String> secrets = secrets();
        if (unreadable || inAddress || inFilter || literals.isEmpty() || secrets.size() > MOST) {
            return REDACTED;
        }
        String detail = problem.detail();
        if (detail.length() > LONGEST && !(secrets.isEmpty() && literals.get().isEmpty())) {
            // The detail is cut, perhaps inside a secret, which would not be found then.
            return REDACTED;
        }
        for (String secret : secrets) {
            detail = detail.replace(secret, REDACTED);
        }
        return cut(FilterLiterals.replaced(detail, literals.get(), REDACTED));
    }

    /** The literals in the filter, the address and the paths of a PATCH; empty if one of these cannot be parsed. */
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

    /** Collects PATCH paths, also inside the operations of a Bulk request, whose own path is an address. */
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

    /** Collects every text below a field that mentions a password, and in a PATCH operation whose path does. */
    private static void collect(JsonNode node, boolean secret, Set<String> secrets) {
        if (node.isObject()) {
            boolean named = node.properties().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(PATH))
                    .anyMatch(field -> mentionsPassword(field.getValue().asText("")));
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(),
                            secret
                                    || (named && !field.getKey().equalsIgnoreCase(PATH))
                                    || mentionsPassword(field.getKey()),
                            secrets));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, secret, secrets));
        } else if (secret && !node.asText().isEmpty()) {
            secrets.add(node.asText());
        }
    }

    private static boolean mentionsPassword(String text) {
        return text.toLowerCase(Locale.ROOT).contains(PASSWORD);
    }

    private static Optional<String> text(ObjectNode body, String field) {
        return Optional.of(body.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static String cut(String text) {
        return Text.fitting(text, LONGEST) + (text.length() <= LONGEST ? "" : REDACTED);
    }
}
