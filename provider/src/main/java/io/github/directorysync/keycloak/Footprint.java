package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.SetupLink;
import io.github.directorysync.sync.Activity;
import io.github.directorysync.sync.Actor;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** What somebody with a set-up link has done: an entry in the log of the directory, and an admin event. */
public record Footprint(KeycloakSession session, Directory directory, SetupLink link) {

    /** They have come in. */
    public void opened() {
        leave(
                "SETUP_LINK",
                OperationType.ACTION,
                "open-link",
                "links/" + link.id(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * They have changed something, in this transaction.
     *
     * @param type of what, in capitals
     * @param path of it, below the directory
     * @param now how it is now, without secrets
     * @param consequences whose role is another one by it
     */
    public void changed(
            String type,
            OperationType operation,
            String path,
            Optional<JsonNode> now,
            Optional<RoleConsequences> consequences) {
        String word = (operation.name() + "-" + type).toLowerCase(Locale.ROOT).replace('_', '-');
        leave(type, operation, word, path, now, consequences);
    }

    private void leave(
            String type,
            OperationType operation,
            String word,
            String path,
            Optional<JsonNode> representation,
            Optional<RoleConsequences> consequences) {
        KeycloakContext context = session.getContext();
        String address = String.valueOf(context.getConnection().getRemoteAddr());
        EventChannel.of(session, context.getRealm(), "link:" + link.id(), address)
                .send(
                        type,
                        operation,
                        "directory-sync/directories/" + directory.alias() + "/" + path,
                        word,
                        representation);
        if (!KeycloakActivity.isKeptIn(context.getRealm())) {
            return;
        }
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("link", link.id());
        representation.ifPresent(json -> detail.set("now", json));
        Instant now = Instant.now();
        String id = Activity.newId(now);
        String client = Optional.ofNullable(context.getRequestHeaders().getHeaderString(HttpHeaders.USER_AGENT))
                .orElse("");
        Activity activity = new Activity(
                id,
                id,
                now,
                new Activity.Origin(
                        directory.id(), directory.alias(), new Actor(Actor.Kind.LINK, link.label()), client, address),
                new Activity.Action(context.getHttpRequest().getHttpMethod(), word, true, Activity.Target.NOTHING),
                new Activity.Result(200, Activity.Outcome.DONE, 0, Optional.of(detail)));
        new KeycloakActivity(session).write(context.getRealm().getId(), activity);
        consequences.ifPresent(roles -> roles.write(id, now));
    }
}
