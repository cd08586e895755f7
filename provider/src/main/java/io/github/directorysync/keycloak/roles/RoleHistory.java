package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.store.RoleChangeEntity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** When and how somebody's roles changed, as far as the log remembers; found by the key of the table. */
public record RoleHistory(KeycloakSession session, String userId) {

    /**
     * A change.
     *
     * @param app Keycloak's id of the client or of the realm
     * @param activityId the entry of the log that says who did it
     */
    public record Change(String app, Optional<String> before, Optional<String> after, Instant at, String activityId) {}

    /** A page, the newest first. */
    public Paged<Change> page(int first, int max) {
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
                        .map(row -> new Change(
                                row.appId,
                                Optional.ofNullable(row.before),
                                Optional.ofNullable(row.after),
                                Instant.ofEpochMilli(row.created),
                                row.activityId))
                        .toList());
    }
}
