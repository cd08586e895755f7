package io.github.directorysync.keycloak.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleOutcome;
import io.github.directorysync.scim.ScimJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The role of a rehearsed user in one app now, and after the directory has gone live.
 *
 * @param before empty for none
 * @param after empty for none
 */
public record RehearsedRole(String app, Optional<String> before, Optional<String> after, RoleOutcome outcome) {

    /** For the column {@code ROLES}: an object, since a stored document is one. */
    static ObjectNode written(List<JoiningRoles.JoinedRole> roles) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("roles");
        roles.forEach(role -> {
            ObjectNode one = all.addObject().put("app", role.app());
            role.before().map(AppRole::name).ifPresent(name -> one.put("before", name));
            role.after().map(AppRole::name).ifPresent(name -> one.put("after", name));
            one.put("outcome", role.outcome().name());
        });
        return json;
    }

    static List<RehearsedRole> read(String written) {
        List<RehearsedRole> roles = new ArrayList<>();
        ScimJson.object(written).path("roles").forEach(role -> roles.add(read(role)));
        return List.copyOf(roles);
    }

    private static RehearsedRole read(JsonNode role) {
        return new RehearsedRole(
                role.path("app").asText(),
                Optional.of(role.path("before").asText()).filter(name -> !name.isEmpty()),
                Optional.of(role.path("after").asText()).filter(name -> !name.isEmpty()),
                RoleOutcome.valueOf(role.path("outcome").asText()));
    }
}
