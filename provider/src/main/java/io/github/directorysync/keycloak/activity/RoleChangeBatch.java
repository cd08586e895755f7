package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.sync.activity.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Role changes of many people at once, written to the role-change log and sent as admin events when the change that causes
 * them has been made. People whose role in an app goes from the same role to the same other role are written together, up
 * to a thousand in a statement.
 */
public final class RoleChangeBatch {

    /**
     * PostgreSQL needs casts for the types of parameters. No role has an empty name, so the empty text stands for no
     * role.
     */
    private static final String WRITE =
            "insert into RoleChangeEntity (userId, appId, activityId, created, before, after)"
                    + " select u.id, cast(:app as string), cast(:activity as string), cast(:created as long),"
                    + " nullif(cast(:before as string), ''), nullif(cast(:after as string), '') from UserEntity u where u.id in (:people)";

    private record RoleChange(String app, Optional<String> before, Optional<String> after) {}

    private final Database database;
    private final Map<RoleChange, List<String>> people = new LinkedHashMap<>();

    public RoleChangeBatch(KeycloakSession session) {
        this.database = new Database(session);
    }

    /**
     * Adds one person, unless their role stays the same.
     *
     * @param user Keycloak's id of the user
     * @param app the internal id of the app's client, or the realm's id
     */
    public void add(String user, String app, Optional<AppRole> before, Optional<AppRole> after) {
        RoleChange change = new RoleChange(app, before.map(AppRole::name), after.map(AppRole::name));
        if (!change.before().equals(change.after())) {
            people.computeIfAbsent(change, one -> new ArrayList<>()).add(user);
        }
    }

    /** One effect for each person and app. */
    List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        people.forEach((change, users) -> users.forEach(
                user -> effects.add(new Effect.RoleChanged(user, change.app(), change.before(), change.after()))));
        return effects;
    }

    /**
     * Writes them to the role-change log.
     *
     * @param activity the id of the activity log's entry for the change that caused them
     */
    void write(String activity, Instant created) {
        people.forEach((change, users) -> Database.chunks(users).forEach(chunk -> {
            Map<String, Object> parameters = new HashMap<>(Map.of(
                    "app", change.app(), "activity", activity, "created", created.toEpochMilli(), "people", chunk));
            parameters.put("before", change.before().orElse(""));
            parameters.put("after", change.after().orElse(""));
            database.change(WRITE, parameters);
        }));
    }
}
