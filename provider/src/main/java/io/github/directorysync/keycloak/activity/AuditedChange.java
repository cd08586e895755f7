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
 * One change by the admin API or the portal: an admin event of its own, the admin events of what followed for people, and an
 * entry of the log, all with this transaction.
 *
 * @param resource what was changed, in capitals
 * @param path of it below the realm, without a slash at the beginning
 * @param operation the log's word for it
 * @param before how it was, without secrets; empty if it was not there or nobody can say
 * @param now how it is, without secrets; empty if it is gone
 * @param detail what else the log says
 * @param people what followed for people, where that is not written by somebody else
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

    /** In the detail: which settings are others now, each with what was and what is. */
    public static final String CHANGES = "changes";

    /** What followed for people. */
    public sealed interface People {

        /** Effects that were noted while it was done. */
        record Noted(List<Effect> effects) implements People {
            public Noted {
                effects = List.copyOf(effects);
            }
        }

        /** Roles of many. */
        record Moved(RoleChangeBatch consequences) implements People {}

        static People nobody() {
            return new Noted(List.of());
        }
    }

    /** That changes nothing but the thing itself, under the word that its type and operation make. */
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
     * Sends the events and writes the entry.
     *
     * @param action where and by whom
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

    /** Sends the events only: the log has it already. */
    public void writeUnlogged(KeycloakSession session, AdminAudit action) {
        tell(session, action);
    }

    /** What is gone is shown as it was. */
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

    /** Where it is said what changed, the whole thing is not said twice. */
    private ObjectNode logDetail() {
        ObjectNode whole = detail.deepCopy();
        if (!whole.has(CHANGES)) {
            before.ifPresent(json -> whole.set("before", json));
            now.ifPresent(json -> whole.set("now", json));
        }
        return whole;
    }
}
