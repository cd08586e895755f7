package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.KnownNames;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;

/**
 * The permitted query parameters of each address, taken from the OpenAPI document. Unknown and repeated parameters are
 * refused: a misspelt filter would otherwise return everything.
 */
public final class KnownParameters {

    public static final KnownParameters OF_ADMIN_API = new KnownParameters(OpenApi.document());
    public static final KnownParameters OF_PORTAL_API = new KnownParameters(OpenApi.portal());

    private static final Pattern BELOW = Pattern.compile(".*?/realms/[^/]+/directory-sync(/.*)");

    private final List<Address> addresses;

    private record Address(Pattern path, int variables, Map<String, Set<String>> parameters) {}

    KnownParameters(JsonNode document) {
        addresses = document.path("paths").properties().stream()
                .map(path -> address(document, path.getKey(), path.getValue()))
                // Literal path segments take precedence over path parameters.
                .sorted(Comparator.comparingInt(Address::variables))
                .toList();
    }

    private static Address address(JsonNode document, String path, JsonNode operations) {
        String[] parts = path.split("\\{\\w+}", -1);
        Pattern pattern =
                Pattern.compile(List.of(parts).stream().map(Pattern::quote).collect(Collectors.joining("[^/]+")));
        return new Address(
                pattern,
                parts.length,
                operations.properties().stream()
                        .collect(Collectors.toMap(
                                operation -> operation.getKey().toUpperCase(Locale.ROOT),
                                operation ->
                                        names(document, operation.getValue().path("parameters")))));
    }

    private static Set<String> names(JsonNode document, JsonNode parameters) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : parameters) {
            JsonNode whole = parameter.has("$ref")
                    ? document.at(parameter.path("$ref").asText().substring(1))
                    : parameter;
            if (whole.path("in").asText().equals("query")) {
                names.add(whole.path("name").asText());
            }
        }
        return names;
    }

    /** Answers a request that has an unknown parameter with 400. */
    public void require(KeycloakSession session) {
        KeycloakUriInfo uri = session.getContext().getUri();
        Matcher below = BELOW.matcher(uri.getRequestUri().getRawPath());
        if (below.matches()) {
            String method = session.getContext().getHttpRequest().getHttpMethod();
            AdminAnswer.require(
                    session,
                    () -> check(method.equals("HEAD") ? "GET" : method, below.group(1), uri.getQueryParameters()));
        }
    }

    void check(String method, String path, MultivaluedMap<String, String> sent) {
        addresses.stream()
                .filter(address -> address.path().matcher(path).matches())
                .findFirst()
                .flatMap(address -> Optional.ofNullable(address.parameters().get(method)))
                .ifPresent(known -> check(known, sent));
    }

    private static void check(Set<String> known, MultivaluedMap<String, String> sent) {
        Faults faults = new Faults();
        KnownNames names = new KnownNames(known);
        sent.forEach((name, values) -> {
            if (!known.contains(name)) {
                faults.add(name, names.refusal("parameter", name));
            } else if (values.size() > 1) {
                faults.add(name, "The parameter " + name + " must not be sent twice.");
            }
        });
        faults.raise();
    }
}
