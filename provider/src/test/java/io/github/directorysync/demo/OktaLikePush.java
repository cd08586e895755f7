package io.github.directorysync.demo;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Pushes a company over SCIM, request by request as Okta does, and says what it does. */
final class OktaLikePush {

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final Http scim;
    private final Consumer<String> say;
    private final Map<String, String> ids = new HashMap<>();

    OktaLikePush(String baseUrl, String token, Consumer<String> say) {
        this.scim = Http.at(baseUrl)
                .bearer(token)
                .with("User-Agent", "Okta SCIM Client 1.0.0")
                .with("Accept", "application/scim+json")
                .with("Accept-Charset", "utf-8")
                .with("Content-Type", "application/scim+json; charset=utf-8");
        this.say = say;
    }

    void push(List<DemoPerson> people, List<String> groups) {
        people.forEach(this::push);
        people.stream().filter(person -> !person.active()).forEach(this::deactivate);
        groups.forEach(group -> push(
                group,
                people.stream()
                        .filter(person -> person.groups().contains(group))
                        .toList()));
    }

    private void push(DemoPerson person) {
        Optional<String> known = find("/Users", "userName", person.email());
        String id =
                known.orElseGet(() -> scim.post("/Users", user(person, true)).createdId());
        ids.put(person.email(), id);
        say.accept("looked for " + person.email() + (known.isPresent() ? ": is there" : ": not there, created"));
    }

    private void deactivate(DemoPerson person) {
        Map<String, Object> user = new HashMap<>(user(person, false));
        user.put("id", id(person));
        scim.put("/Users/" + id(person), user).ok();
        say.accept("deactivated " + person.email());
    }

    private void push(String group, List<DemoPerson> members) {
        // Okta creates a group empty, and fills it afterwards.
        var empty = Map.of("schemas", List.of(GROUP), "displayName", group, "members", List.of());
        String id = find("/Groups", "displayName", group)
                .orElseGet(() -> scim.post("/Groups", empty).createdId());
        var value = members.stream()
                .map(person -> Map.of("value", id(person), "display", person.email()))
                .toList();
        var replace = Map.of("op", "replace", "path", "members", "value", value);
        scim.patch("/Groups/" + id, Map.of("schemas", List.of(PATCH), "Operations", List.of(replace)))
                .ok();
        say.accept("pushed the group " + group + " with "
                + String.join(", ", members.stream().map(DemoPerson::email).toList()));
    }

    private Optional<String> find(String resources, String attribute, String value) {
        String filter = Http.encoded(attribute + " eq \"" + value + "\"");
        Answer found = scim.get(resources + "?filter=" + filter + "&startIndex=1&count=100");
        return Optional.of(found.ok().json().at("/Resources/0/id").asText()).filter(id -> !id.isEmpty());
    }

    private String id(DemoPerson person) {
        return ids.getOrDefault(person.email(), "");
    }

    private static Map<String, Object> user(DemoPerson person, boolean active) {
        return Map.of(
                "schemas", List.of(USER),
                "userName", person.email(),
                "name", Map.of("givenName", person.first(), "familyName", person.last()),
                "emails", List.of(Map.of("primary", true, "value", person.email(), "type", "work")),
                "displayName", person.name(),
                "locale", "en-US",
                "externalId", "00u" + person.first().toLowerCase(Locale.ROOT) + "acme",
                "groups", List.of(),
                "active", active);
    }
}
