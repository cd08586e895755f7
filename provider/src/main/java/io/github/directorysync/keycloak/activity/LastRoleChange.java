package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.store.RoleChangeEntity;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import java.time.Instant;
import java.util.Optional;

/** A change of a user's role in an app, its time and the id of the entry that caused it. */
public record LastRoleChange(Effect.RoleChanged change, Instant created, String activityId) {

    static LastRoleChange of(RoleChangeEntity row) {
        return new LastRoleChange(
                new Effect.RoleChanged(
                        row.userId, row.appId, Optional.ofNullable(row.before), Optional.ofNullable(row.after)),
                Instant.ofEpochMilli(row.created),
                row.activityId);
    }

    /** The row of a role change that an entry of the log has caused. */
    static RoleChangeEntity row(Activity activity, Effect.RoleChanged change) {
        RoleChangeEntity row = new RoleChangeEntity();
        row.userId = change.userId();
        row.appId = change.app();
        row.activityId = activity.id();
        row.created = activity.created().toEpochMilli();
        row.before = change.before().orElse(null);
        row.after = change.after().orElse(null);
        return row;
    }
}
