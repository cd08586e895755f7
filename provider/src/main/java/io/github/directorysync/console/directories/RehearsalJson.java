package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.admin.SettingsPreview;
import io.github.directorysync.keycloak.rehearsal.Rehearsal.RehearsalState;
import io.github.directorysync.keycloak.rehearsal.RehearsalReport.RehearsalTotals;
import io.github.directorysync.keycloak.rehearsal.RehearsalReport.RehearsedPerson;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The report of a rehearsal as JSON. */
record RehearsalJson(KeycloakSession session, RealmModel realm, Directory directory) {

    ObjectNode of(RehearsalState state, RehearsalTotals totals) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", word(state));
        json.put("people", totals.people());
        json.put("open", totals.open());
        totals.outcomes().forEach((outcome, count) -> json.put(word(outcome), count));
        json.put("suspended", totals.suspended());
        json.put("held", isHeld(totals.suspended()));
        json.put("gains", totals.gains());
        json.put("loses", totals.loses());
        json.put("groups", totals.groups());
        json.put("peopleLive", totals.peopleLive());
        json.put("groupsLive", totals.groupsLive());
        return json;
    }

    private boolean isHeld(long suspended) {
        return new SettingsPreview(session, realm, directory, directory).isHeld(suspended);
    }

    ObjectNode of(RehearsedPerson person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", person.id());
        json.put("userName", person.userName());
        RoleJson.put(json, "outcome", person.outcome().map(RehearsalJson::word));
        RoleJson.put(
                json,
                "reason",
                person.reason().map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-')));
        RoleJson.put(json, "explanation", person.problem());
        account(person.account()).ifPresent(account -> {
            ObjectNode shown = json.putObject("account");
            shown.put("id", account.getId());
            shown.put("userName", account.getUsername());
        });
        json.put("suspended", person.suspended());
        json.put("open", person.open());
        ArrayNode roles = json.putArray("roles");
        person.roles().forEach(role -> {
            ObjectNode one = roles.addObject().put("app", role.app());
            RoleJson.put(one, "before", role.before());
            RoleJson.put(one, "after", role.after());
            one.put("outcome", word(role.outcome()));
        });
        return json;
    }

    private Optional<UserModel> account(Optional<String> id) {
        return id.map(known -> session.users().getUserById(realm, known));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
