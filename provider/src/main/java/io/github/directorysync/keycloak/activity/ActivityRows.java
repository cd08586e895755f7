package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.store.ActivityEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts activity log entries to and from rows of their table. */
public final class ActivityRows {

    private ActivityRows() {}

    static ActivityEntity row(String realmId, Activity activity) {
        ActivityEntity row = new ActivityEntity();
        row.id = activity.id();
        row.realmId = realmId;
        row.requestId = activity.request();
        row.created = activity.created().toEpochMilli();
        row.directoryId = activity.origin().directoryId();
        row.directory = activity.origin().directory();
        row.actorKind = activity.origin().actor().kind().name();
        row.actor = activity.origin().actor().name();
        row.actorId = Optional.of(activity.origin().actor().id())
                .filter(id -> !id.isEmpty())
                .orElse(null);
        row.client = activity.origin().client();
        row.address = activity.origin().address();
        row.method = activity.action().method();
        row.path = Optional.of(activity.action().path())
                .filter(path -> !path.isEmpty())
                .orElse(null);
        row.operation = activity.action().operation();
        row.writes = activity.action().writes();
        row.targetType = activity.action().target().type().orElse(null);
        row.targetId = activity.action().target().id().orElse(null);
        row.targetName = activity.action().target().name().orElse(null);
        row.status = activity.result().status();
        row.outcome = activity.result().outcome().word();
        row.millis = activity.result().millis();
        row.detail = activity.result().detail().map(ScimJson::text).orElse(null);
        return row;
    }

    public static Activity activity(ActivityEntity row) {
        return new Activity(
                row.id,
                row.requestId,
                Instant.ofEpochMilli(row.created),
                new Activity.Origin(
                        text(row.directoryId),
                        text(row.directory),
                        new Actor(Actor.ActorKind.valueOf(row.actorKind), text(row.actor), text(row.actorId)),
                        text(row.client),
                        text(row.address)),
                new Activity.Action(
                        row.method,
                        text(row.path),
                        row.operation,
                        row.writes,
                        new Activity.Target(
                                Optional.ofNullable(row.targetType),
                                Optional.ofNullable(row.targetId),
                                Optional.ofNullable(row.targetName))),
                new Activity.ActivityResult(
                        row.status,
                        Activity.ActivityOutcome.of(row.outcome).orElse(Activity.ActivityOutcome.DONE),
                        row.millis,
                        Optional.ofNullable(row.detail).map(ScimJson::object)));
    }

    /** Some databases store an empty text as NULL. */
    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }
}
