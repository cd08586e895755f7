package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RoleSelectorEntity;
import io.github.directorysync.role.RoleSelector;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;

/**
 * Stores the role selectors of users: an ordinary role mapping of the user, and a row with its reason, author and end.
 * An expired one does not count any more, even before its mapping is removed. {@link SelectorExport} writes them to the
 * users too, so that exports contain them.
 */
public final class RoleSelectorStore {

    /** HQL condition on a {@code UserRoleMappingEntity m}; its parameter is {@code now}, in milliseconds. */
    static final String NOT_EXPIRED = "not exists (select 1 from RoleSelectorEntity s where s.userId = m.user.id"
            + " and s.roleId = m.roleId and s.expires <= :now)";

    /** The same as {@link #NOT_EXPIRED}, for a composed query. */
    static HqlCondition notExpired(Instant now) {
        return HqlCondition.exists(
                        List.of(new Table("s", RoleSelectorEntity.class)),
                        HqlCondition.same("s.userId", "m.user.id"),
                        HqlCondition.same("s.roleId", "m.roleId"),
                        HqlCondition.of(scope ->
                                scope.build().lessThanOrEqualTo(scope.<Long>column("s.expires"), now.toEpochMilli())))
                .negated();
    }

    private final KeycloakSession session;
    private final Database database;

    public RoleSelectorStore(KeycloakSession session) {
        this.session = session;
        this.database = new Database(session);
    }

    /** Returns the ids of the user's directly mapped roles whose selector has expired. */
    public Set<String> expired(RealmModel realm, UserModel user, Instant now) {
        Set<String> expired = new HashSet<>(database.list(
                "select s.roleId from RoleSelectorEntity s where s.userId = :user and s.expires <= :now",
                String.class,
                Map.of("user", user.getId(), "now", now.toEpochMilli())));
        expired.addAll(new SelectorExport(session, realm).expired(user, now));
        return expired;
    }

    /**
     * Returns the ids of those of these roles that are no longer mapped to the user. Users of a federation are left
     * out: it manages their roles.
     */
    Set<String> gone(UserModel user, Collection<RoleModel> roles) {
        Set<String> ids = roles.stream().map(RoleModel::getId).collect(Collectors.toSet());
        if (!StorageId.isLocalStorage(user.getId()) || user.getFederationLink() != null) {
            return Set.of();
        }
        Database.chunks(ids)
                .flatMap(chunk -> database
                        .list(
                                "select m.roleId from UserRoleMappingEntity m where m.user.id = :user and m.roleId in (:roles)",
                                String.class,
                                Map.of("user", user.getId(), "roles", chunk))
                        .stream())
                .toList()
                .forEach(ids::remove);
        return ids;
    }

    /** Finds the selector that counts: the highest if several roles of the app are mapped to the user directly. */
    public Optional<RoleSelector> find(UserModel user, AppLadder app) {
        Instant now = ServerTime.now();
        return rolesOf(user, app)
                .flatMap(role -> selector(user, app, role).stream())
                .filter(selector -> !selector.expiredAt(now))
                .max(Comparator.comparingInt(selector -> selector.role().level()));
    }

    /**
     * The roles of the app that are mapped to the user directly, also expired ones and those whose level cannot be
     * read.
     */
    public Stream<RoleModel> rolesOf(UserModel user, AppLadder app) {
        return user.getRoleMappingsStream().filter(role -> app.ranked(role).isPresent() || app.isAppRole(role));
    }

    /**
     * Maps the user to the role instead of any other role of the app that is mapped directly. Concurrent calls for the
     * same user wait.
     *
     * @throws InvalidSettings if the user is not stored in Keycloak's own database
     */
    public void set(UserModel user, AppLadder app, RoleModel role, RoleSelector selector) {
        if (database.entities().find(UserEntity.class, user.getId(), LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new InvalidSettings(
                    "user", "This user is not stored in Keycloak itself, so there is no role selector.");
        }
        mappedNow(user, app).stream()
                .filter(other -> !other.getId().equals(role.getId()))
                .forEach(other -> remove(user, other));
        user.grantRole(role);
        RoleSelectorEntity row = new RoleSelectorEntity();
        row.userId = user.getId();
        row.roleId = role.getId();
        row.reason = selector.reason().orElse(null);
        row.setBy = selector.by().orElse(null);
        row.setAt = selector.at().orElseGet(ServerTime::now).toEpochMilli();
        row.expires = selector.expires().map(Instant::toEpochMilli).orElse(null);
        database.entities().merge(row);
        database.flush();
        new SelectorExport(session, app.realm()).write(user);
    }

    /**
     * The roles of the app that are mapped to the user directly, by the database: Keycloak's cache may be older than a
     * change for whose lock this one has waited.
     */
    private List<RoleModel> mappedNow(UserModel user, AppLadder app) {
        database.flush();
        return database
                .list(
                        "select m.roleId from UserRoleMappingEntity m where m.user.id = :user",
                        String.class,
                        Map.of("user", user.getId()))
                .stream()
                .flatMap(id -> Stream.ofNullable(session.roles().getRoleById(app.realm(), id)))
                .filter(role -> app.ranked(role).isPresent() || app.isAppRole(role))
                .toList();
    }

    /** Removes every role of the app that is mapped to the user directly; returns false if there was none. */
    public boolean clear(UserModel user, AppLadder app) {
        boolean kept = database.entities().find(UserEntity.class, user.getId(), LockModeType.PESSIMISTIC_WRITE) != null;
        List<RoleModel> roles = kept ? mappedNow(user, app) : rolesOf(user, app).toList();
        roles.forEach(role -> remove(user, role));
        new SelectorExport(session, app.realm()).write(user);
        return !roles.isEmpty();
    }

    private void remove(UserModel user, RoleModel role) {
        user.deleteRoleMapping(role);
        deleteRow(database, user.getId(), role.getId());
    }

    /** Deletes the row of a selector; returns 0 if a concurrent transaction has deleted it. */
    static int deleteRow(Database database, String user, String role) {
        return database.change(
                "delete from RoleSelectorEntity s where s.userId = :user and s.roleId = :role",
                Map.of("user", user, "role", role));
    }

    private Optional<RoleSelector> selector(UserModel user, AppLadder app, RoleModel role) {
        Optional<RoleSelectorEntity> row = database
                .list(
                        "from RoleSelectorEntity s where s.userId = :user and s.roleId = :role",
                        RoleSelectorEntity.class,
                        Map.of("user", user.getId(), "role", role.getId()))
                .stream()
                .findFirst();
        return app.ranked(role)
                .map(ranked -> new RoleSelector(
                        ranked,
                        row.map(kept -> kept.reason),
                        row.map(kept -> kept.setBy),
                        row.map(kept -> Instant.ofEpochMilli(kept.setAt)),
                        row.map(kept -> kept.expires).map(Instant::ofEpochMilli)));
    }
}
