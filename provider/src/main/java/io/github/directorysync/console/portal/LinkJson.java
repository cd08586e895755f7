package io.github.directorysync.console.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.token.LinkScope;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.query.ServerTime;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Set-up links in the JSON of the admin API, without their secret. */
final class LinkJson {

    private LinkJson() {}

    /**
     * One link.
     *
     * @param makerStands whether the administrator who created it still has the permissions for it
     */
    static ObjectNode of(SetupLink link, RealmModel realm, boolean makerStands) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", link.id());
        json.put("label", link.label());
        link.email().ifPresent(email -> json.put("email", email));
        json.put("state", link.at(ServerTime.now(), makerStands).key());
        scopes(link, json.putArray("scopes"));
        link.powers().attributes().stream().sorted().forEach(json.putArray("attributes")::add);
        ObjectNode highest = json.putObject("highestRoles");
        for (String id : link.powers().highestRoles()) {
            RoleModel role = realm.getRoleById(id);
            // Deleted roles are left out.
            if (role != null) {
                highest.put(role.isClientRole() ? role.getContainerId() : AppsQuery.REALM, role.getName());
            }
        }
        SetupLink.Life life = link.life();
        json.put("created", life.created().toString());
        json.put("by", life.by().name());
        json.put("expires", life.expires().toString());
        link.returnUrl().ifPresent(url -> json.put("returnUrl", url));
        life.revoked().ifPresent(at -> json.put("revoked", at.toString()));
        json.put("opened", life.opened());
        life.lastOpened().ifPresent(at -> json.put("lastOpened", at.toString()));
        return json;
    }

    static void scopes(SetupLink link, ArrayNode scopes) {
        link.powers().scopes().stream().sorted().map(LinkScope::key).forEach(scopes::add);
    }
}
