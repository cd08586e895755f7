package io.github.directorysync.console.guard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.sync.guard.HeldChange;
import java.util.Locale;
import org.keycloak.models.RealmModel;

/** Held changes in the JSON of the admin API. */
public final class HeldJson {

    private HeldJson() {}

    public static ObjectNode of(HeldChange change, RealmModel realm) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", change.id());
        DirectoryLookup.byId(realm, change.directoryId()).ifPresent(of -> json.put("directory", of.alias()));
        json.put("what", word(change.what()));
        json.put("reason", word(change.reason()).replace('_', '-'));
        json.put("why", change.reason().sentence());
        json.put("state", word(change.state()));
        json.put("userId", change.person().id());
        json.put("userName", change.person().name());
        change.group().ifPresent(group -> {
            json.put("groupId", group.id());
            json.put("groupName", group.name());
        });
        json.put("created", change.created().toString());
        change.activityId().ifPresent(id -> json.put("activity", id));
        change.decided().ifPresent(at -> json.put("decided", at.toString()));
        change.decidedBy().ifPresent(name -> json.put("decidedBy", name));
        return json;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
