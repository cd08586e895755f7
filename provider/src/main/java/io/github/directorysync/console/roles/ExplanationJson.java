package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.keycloak.activity.ActivityLog;
import io.github.directorysync.keycloak.activity.LastRoleChange;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.people.RoleExplainer;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.Explanation;
import io.github.directorysync.role.Step;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The explanation of a person's role in an app, in the JSON of the admin API. */
record ExplanationJson(KeycloakSession session, RealmModel realm, AppLadder app) {

    ObjectNode of(UserModel person) {
        ObjectNode json = described(new RoleExplainer(session, realm, app).of(person), person);
        ActivityLog log = new ActivityLog(session);
        log.lastRoleChange(person.getId(), app.id()).ifPresent(change -> json.set("lastChange", described(change)));
        log.creationOf(realm.getId(), person.getId())
                .ifPresent(entry -> json.putObject("created")
                        .put("at", entry.created().toString())
                        .put("activity", entry.id()));
        return json;
    }

    static ObjectNode described(Explanation explanation, UserModel person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sentence", explanation.sentence(name(person)));
        json.put("code", explanation.code());
        RoleJson.put(json, "role", explanation.resolution().role().map(AppRole::name));
        if (explanation.disabledByAdministrator()) {
            json.put("disabledBy", "administrator");
        }
        ArrayNode trace = json.putArray("trace");
        explanation.trace().forEach(step -> trace.add(described(step)));
        return json;
    }

    private static String name(UserModel person) {
        String name = Stream.of(person.getFirstName(), person.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? person.getUsername() : name;
    }

    /** The last role change; the activity log entry that it links has the actor and the request. */
    private static ObjectNode described(LastRoleChange last) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("at", last.created().toString());
        RoleJson.put(described, "before", last.change().before());
        RoleJson.put(described, "after", last.change().after());
        return described.put("activity", last.activityId());
    }

    private static ObjectNode described(Step step) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("verdict", step.verdict().name().toLowerCase(Locale.ROOT));
        described.put("code", step.code());
        described.put("why", step.why());
        described.put("source", RoleJson.of(step.source()));
        RoleJson.put(described, "role", Optional.of(step.role()));
        step.level().ifPresent(level -> described.put("level", level));
        RoleJson.put(described, "group", Optional.of(step.groupPath()));
        RoleJson.put(described, "through", Optional.of(step.through()));
        return described;
    }
}
