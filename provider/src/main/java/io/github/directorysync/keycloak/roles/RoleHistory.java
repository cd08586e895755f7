package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.store.RoleChangeEntity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The changes of a user's roles, as far back as the activity log is kept; read by the key of the table. */
public record RoleHistory(KeycloakSession session, String userId) {

    /**
     * A change of the resolved role in one app.
     *
     * @param app Keycloak's id of the client or of the realm
     * @param activityId the activity log entry of the request that made the change
     */
    public record PastRoleChange(
            String app, Optional<String> before, Optional<String> after, Instant at, String activityId) {}

    /** Returns a page, the newest first. */
    public Paged<PastRoleChange> page(int first, int max) {
        Database database = new Database(session);
        long total = database.count(
                "select count(*) from RoleChangeEntity r where r.userId = :user", Map.of("user", userId));
        return new Paged<>(
                total,
                database.query(
                                "from RoleChangeEntity r where r.userId = :user order by r.created desc, r.activityId desc,"
                                        + " r.appId",
                                RoleChangeEntity.class,
                                Map.of("user", userId))
                        .setFirstResult(first)
                        .setMaxResults(max)
                        .getResultStream()
                        .map(row -> new PastRoleChange(
                                row.appId,
                                Optional.ofNullable(row.before),
                                Optional.ofNullable(row.after),
                                Instant.ofEpochMilli(row.created),
                                row.activityId))
                        .toList());
    }
}
