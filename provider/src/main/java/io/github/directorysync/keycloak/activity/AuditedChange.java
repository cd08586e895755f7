package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * A change through the admin API or the portal. In the same transaction it sends an admin event, sends the admin
 * events of its effects on people, and writes a log entry.
 *
 * @param resource the resource type of the admin event, in capitals
 * @param path the path of the resource below the realm, without a leading slash
 * @param operation the name of the operation in the log
 * @param before the earlier state without secrets; empty if it did not exist or is unknown
 * @param now the new state without secrets; empty if it was deleted
 * @param detail further fields of the log entry
 * @param people effects on people that are not recorded elsewhere
 */
public record AuditedChange(
        String resource,
        OperationType type,
        String path,
        String operation,
        Instant begun,
        Activity.Target target,
        Optional<JsonNode> before,
        Optional<JsonNode> now,
        ObjectNode detail,
        People people) {

    /** Field of the detail: the changed settings, each with its value before and after. */
    public static final String CHANGES = "changes";

    /** The effects of the change on people. */
    public sealed interface People {

        /** Effects that were collected during the change. */
        record Noted(List<Effect> effects) implements People {
            public Noted {
                effects = List.copyOf(effects);
            }
        }

        /** Role changes of many people. */
        record Moved(RoleChangeBatch consequences) implements People {}

        static People nobody() {
            return new Noted(List.of());
        }
    }

    /**
     * A change without effects on people; the name of the operation is built from type and resource, such as {@code
     * update-directory}.
     */
    public static AuditedChange of(String resource, OperationType type, String path) {
        String word = (type.name() + "-" + resource).toLowerCase(Locale.ROOT).replace('_', '-');
        return new AuditedChange(
                resource,
                type,
                path,
                word,
                ServerTime.now(),
                Activity.Target.NOTHING,
                Optional.empty(),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                People.nobody());
    }

    public AuditedChange as(String word) {
        return new AuditedChange(resource, type, path, word, begun, target, before, now, detail, people);
    }

    public AuditedChange begun(Instant when) {
        return new AuditedChange(resource, type, path, operation, when, target, before, now, detail, people);
    }

    public AuditedChange about(Activity.Target of) {
        return new AuditedChange(resource, type, path, operation, begun, of, before, now, detail, people);
    }

    public AuditedChange was(JsonNode json) {
        return new AuditedChange(
                resource, type, path, operation, begun, target, Optional.of(json), now, detail, people);
    }

    public AuditedChange is(JsonNode json) {
        return new AuditedChange(
                resource, type, path, operation, begun, target, before, Optional.of(json), detail, people);
    }

    public AuditedChange with(String field, JsonNode json) {
        ObjectNode more = detail.deepCopy();
        more.set(field, json);
        return new AuditedChange(resource, type, path, operation, begun, target, before, now, more, people);
    }

    public AuditedChange followedBy(People by) {
        return new AuditedChange(resource, type, path, operation, begun, target, before, now, detail, by);
    }

    /**
     * Sends the admin events and writes the log entry.
     *
     * @param action the target and the actor
     */
    public void write(KeycloakSession session, AdminAudit action) {
        tell(session, action);
        if (people instanceof People.Noted noted) {
            action.tell(noted.effects());
            action.log(operation, begun, noted.effects(), logDetail());
        } else if (people instanceof People.Moved moved) {
            action.tell(moved.consequences().effects());
            action.log(operation, begun, moved.consequences(), logDetail());
        }
    }

    /** Sends the admin event only, because a log entry exists already. */
    public void writeUnlogged(KeycloakSession session, AdminAudit action) {
        tell(session, action);
    }

    /** A deleted resource is represented by its earlier state. */
    private void tell(KeycloakSession session, AdminAudit action) {
        Map<String, String> details = new HashMap<>();
        details.put(EffectAdminEvents.WORD, operation);
        before.ifPresent(json -> details.put("before", ScimJson.text(json)));
        if (detail.has(CHANGES)) {
            details.put(CHANGES, ScimJson.text(detail.path(CHANGES)));
        }
        new AdminEvents(session, session.getContext().getRealm(), action.by())
                .send(resource, type, path, details, now.or(() -> before));
    }

    /** If the detail lists the changes, the log entry does not repeat the whole state. */
    private ObjectNode logDetail() {
        ObjectNode whole = detail.deepCopy();
        if (!whole.has(CHANGES)) {
            before.ifPresent(json -> whole.set("before", json));
            now.ifPresent(json -> whole.set("now", json));
        }
        return whole;
    }
}
