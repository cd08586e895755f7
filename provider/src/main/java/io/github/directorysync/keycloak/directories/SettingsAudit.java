package io.github.directorysync.keycloak.directories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.settings.SettingDescriptor;
import io.github.directorysync.scim.Text;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Logs directories that are created, changed or deleted by Keycloak's own means: its admin API, kcadm, Terraform, an
 * import. The extension's admin API writes its own entries.
 */
public final class SettingsAudit {

    private static final String ANNOUNCED = SettingsAudit.class.getName();

    /** The largest number of characters of a logged value. */
    private static final int LONGEST = 4000;

    /** Secrets: the log says only that they changed. */
    private static final Set<String> SECRETS = Set.of(DirectorySettings.TOKEN, DirectorySettings.TOKEN_SHA256);

    private final KeycloakSession session;
    private final RealmModel realm;

    public SettingsAudit(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Runs a change of directories that writes its own log entry. */
    public static <T> T announced(KeycloakSession session, Supplier<T> change) {
        session.setAttribute(ANNOUNCED, true);
        try {
            return change.get();
        } finally {
            session.removeAttribute(ANNOUNCED);
        }
    }

    public void created(ComponentModel now) {
        write("create-directory", now, between(null, now), List.of());
    }

    public void changed(ComponentModel before, ComponentModel now) {
        ArrayNode changes = between(before, now);
        if (!changes.isEmpty()) {
            write(word(changes, now.get(DirectorySettings.PAUSED, false)), now, changes, List.of());
        }
    }

    /** Logs a deletion; the users and groups stay in the realm without a directory. */
    public void removed(ComponentModel before) {
        if (isAnnounced()) {
            return;
        }
        List<Effect> released =
                new DirectoryRelease(new Database(session), before.getId(), (what, effects) -> {}).all();
        write("delete-directory", before, JsonNodeFactory.instance.arrayNode(), released);
    }

    private void write(String operation, ComponentModel directory, ArrayNode changes, List<Effect> effects) {
        if (isAnnounced()) {
            return;
        }
        String id = Optional.ofNullable(directory.getId()).orElse("");
        String alias =
                Optional.ofNullable(directory.get(DirectorySettings.ALIAS)).orElse("");
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        if (!changes.isEmpty()) {
            detail.set(AuditedChange.CHANGES, changes);
        }
        AdminAudit.on(session, id, alias, target(id, alias)).log(operation, ServerTime.now(), effects, detail);
    }

    /** Whether the change is logged elsewhere, or the whole realm is deleted together with its log. */
    private boolean isAnnounced() {
        RealmModel here = session.getContext().getRealm();
        return session.getAttribute(ANNOUNCED) != null
                || here == null
                || !here.getId().equals(realm.getId());
    }

    /** The directory as target of a log entry. */
    public static Activity.Target target(Directory directory) {
        return target(directory.id(), directory.alias());
    }

    private static Activity.Target target(String id, String alias) {
        return AdminAudit.target("Directory", id, alias);
    }

    /** The name of the operation for these changes. */
    public static String word(ArrayNode changes, boolean paused) {
        boolean only = changes.size() == 1
                && changes.path(0).path("path").asText().equals(SettingDescriptor.field(DirectorySettings.PAUSED));
        return !only ? "update-directory" : paused ? "pause-directory" : "resume-directory";
    }

    /** The changed settings, by their names in the admin API, each with its value before and after. */
    public static ArrayNode between(@Nullable ComponentModel before, ComponentModel now) {
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        String name = before == null ? null : before.getName();
        if (!Objects.equals(name, now.getName())) {
            add(changes, "name", text(name), text(now.getName()));
        }
        for (SettingDescriptor setting : SettingDescriptor.all()) {
            List<String> was = values(before, setting);
            List<String> is = values(now, setting);
            if (!was.equals(is)) {
                boolean secret = SECRETS.contains(setting.key());
                add(
                        changes,
                        setting.field(),
                        secret ? Optional.empty() : shown(setting, was),
                        secret ? Optional.empty() : shown(setting, is));
            }
        }
        return changes;
    }

    private static void add(ArrayNode changes, String path, Optional<JsonNode> before, Optional<JsonNode> after) {
        ObjectNode change = changes.addObject().put("path", path);
        before.ifPresent(value -> change.set("before", value));
        after.ifPresent(value -> change.set("after", value));
    }

    /** The values of a setting, or its default: writing the default is not a change. */
    private static List<String> values(@Nullable ComponentModel component, SettingDescriptor setting) {
        List<String> written =
                component == null ? List.of() : component.getConfig().getOrDefault(setting.key(), List.of());
        List<String> values = written.stream().filter(Objects::nonNull).toList();
        return values.isEmpty() ? setting.otherwise().stream().toList() : values;
    }

    private static Optional<JsonNode> shown(SettingDescriptor setting, List<String> values) {
        if (setting.kind() != SettingDescriptor.SettingKind.LIST) {
            return text(values.isEmpty() ? null : values.get(0));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int room = LONGEST;
        for (String value : values) {
            room -= value.length();
            if (room < 0) {
                list.add("…");
                break;
            }
            list.add(value);
        }
        return Optional.of(list);
    }

    private static Optional<JsonNode> text(@Nullable String value) {
        return Optional.ofNullable(value).map(text -> JsonNodeFactory.instance.textNode(Text.fitting(text, LONGEST)));
    }
}
