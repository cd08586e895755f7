package io.github.directorysync.keycloak.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A role selector's reason, author and end, as written to a realm's export: one value of the user attribute {@link
 * #ATTRIBUTE}. Names stand for the app and the role, since ids differ in another realm.
 *
 * @param home the realm that wrote it: see {@link RealmOrigin}
 * @param app the app as {@code AppLadder.name()} returns it
 */
record ExportedSelector(
        String home,
        String app,
        String role,
        Optional<String> reason,
        Optional<String> by,
        Instant at,
        Optional<Instant> expires) {

    /** Directories may not write attributes with this prefix. */
    static final String ATTRIBUTE = "directory-sync.selectors";

    /** Returns one line of JSON; the same selector always gives the same text. Times are milliseconds since 1970. */
    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("home", home);
        json.put("app", app);
        json.put("role", role);
        reason.ifPresent(text -> json.put("reason", text));
        by.ifPresent(text -> json.put("by", text));
        json.put("at", at.toEpochMilli());
        expires.ifPresent(end -> json.put("expires", end.toEpochMilli()));
        return ScimJson.text(json);
    }

    /** Parses a value of the attribute; empty if it has not the expected form. */
    static Optional<ExportedSelector> of(String text) {
        try {
            JsonNode json = ScimJson.object(text);
            return Optional.of(new ExportedSelector(
                            json.path("home").asText(),
                            json.path("app").asText(),
                            json.path("role").asText(),
                            word(json.path("reason")),
                            word(json.path("by")),
                            Instant.ofEpochMilli(json.path("at").asLong()),
                            moment(json.path("expires"))))
                    .filter(read -> !read.app.isEmpty() && !read.role.isEmpty());
        } catch (ScimProblem | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    boolean expiredAt(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }

    private static Optional<String> word(JsonNode value) {
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static Optional<Instant> moment(JsonNode value) {
        return value.isIntegralNumber() ? Optional.of(Instant.ofEpochMilli(value.asLong())) : Optional.empty();
    }
}
