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
 * The role selectors of people: an ordinary role mapping of the user, and beside it why, by whom and until when. One
 * that has expired does not count any more, whether its mapping has been taken away yet or not. So that an export has
 * them, they stand once more at the people themselves: see {@link SelectorExport}.
 */
public final class RoleSelectorStore {

    /** For a condition on a {@code UserRoleMappingEntity m}; its parameter is {@code now}. */
    static final String NOT_EXPIRED = "not exists (select 1 from RoleSelectorEntity s where s.userId = m.user.id"
            + " and s.roleId = m.roleId and s.expires <= :now)";

    /** The same for a query that is built. */
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

    /** Of the roles that a person has directly, those that do not count any more, by their ids. */
    public Set<String> expired(RealmModel realm, UserModel user, Instant now) {
        Set<String> expired = new HashSet<>(database.list(
                "select s.roleId from RoleSelectorEntity s where s.userId = :user and s.expires <= :now",
                String.class,
                Map.of("user", user.getId(), "now", now.toEpochMilli())));
        expired.addAll(new SelectorExport(session, realm).expired(user, now));
        return expired;
    }

    /** Of these roles of a person, those that they have no more, by their ids. Roles of a federation are its own business. */
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

    /** The one that counts; of several roles of the app that the person has directly the highest. */
    public Optional<RoleSelector> find(UserModel user, AppLadder app) {
        Instant now = ServerTime.now();
        return rolesOf(user, app)
                .flatMap(role -> selector(user, app, role).stream())
                .filter(selector -> !selector.expiredAt(now))
                .max(Comparator.comparingInt(selector -> selector.role().level()));
    }

    /** The roles of the app that the person has directly, expired ones and those whose level cannot be read too. */
    public Stream<RoleModel> rolesOf(UserModel user, AppLadder app) {
        return user.getRoleMappingsStream().filter(role -> app.ranked(role).isPresent() || app.isAppRole(role));
    }

    /**
     * Gives the role in place of any other one of the app that the person has directly. Who does so at the same time waits.
     *
     * @throws InvalidSettings if the person does not live in Keycloak's own database
     */
    public void set(UserModel user, AppLadder app, RoleModel role, RoleSelector selector) {
        if (database.entities().find(UserEntity.class, user.getId(), LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new InvalidSettings(
                    "user", "Keycloak does not keep this person itself, so there is no role selector.");
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
     * The roles of the app that the person has directly by the database, not by Keycloak's cache, which may have been read
     * before another change for which this one has waited.
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

    /** Takes every role of the app away that the person has directly; false if there was none. */
    public boolean clear(UserModel user, AppLadder app) {
        boolean kept = database.entities().find(UserEntity.class, user.getId(), LockModeType.PESSIMISTIC_WRITE) != null;
        List<RoleModel> roles = kept ? mappedNow(user, app) : rolesOf(user, app).toList();
        roles.forEach(role -> remove(user, role));
        new SelectorExport(session, app.realm()).write(user);
        return !roles.isEmpty();
    }

    /** Takes away what has expired, of so many people at most; how many it were. */
    int takeAwayExpired(Instant now, int most) {
        List<Expired> rows = database.rows(
                        "select s, u.realmId from RoleSelectorEntity s, UserEntity u"
                                + " where u.id = s.userId and s.expires <= :now order by s.expires",
                        Map.of("now", now.toEpochMilli()),
                        row -> new Expired(row.value(0, RoleSelectorEntity.class), row.text(1)))
                .most(most)
                .list();
        rows.forEach(row -> {
            RoleSelectorEntity selector = row.selector();
            database.entities().detach(selector);
            ExpiredSelector expired = new ExpiredSelector(session, selector);
            forget(selector.userId, selector.roleId, row.realmId(), true).ifPresent(expired::write);
        });
        return rows.size();
    }

    private record Expired(RoleSelectorEntity selector, String realmId) {}

    private record TakenAway(String userId, String roleId, String realmId) {}

    /** What is left of selectors whose role somebody has taken away in Keycloak's own console, of so many at most. */
    int forgetTheTakenAway(int most) {
        List<TakenAway> rows = database.rows(
                        "select s.userId, s.roleId, u.realmId from RoleSelectorEntity s, UserEntity u where u.id = s.userId"
                                + " and not exists (select 1 from UserRoleMappingEntity m where m.user.id = s.userId"
                                + " and m.roleId = s.roleId)",
                        Map.of(),
                        row -> new TakenAway(row.text(0), row.text(1), row.text(2)))
                .most(most)
                .list();
        rows.forEach(row -> forget(row.userId(), row.roleId(), row.realmId(), false));
        return rows.size();
    }

    /**
     * With the role itself, or without: who has been given it again in Keycloak's own console keeps it.
     *
     * @return whose it was, if nobody was faster
     */
    private Optional<UserModel> forget(String userId, String roleId, String realmId, boolean withRole) {
        boolean first = forget(userId, roleId) > 0;
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Optional.empty();
        }
        // Keycloak's events of a role that is taken away ask in which realm it is.
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        RoleModel role = session.roles().getRoleById(realm, roleId);
        if (user != null && role != null) {
            if (withRole) {
                user.deleteRoleMapping(role);
            }
            new SelectorExport(session, realm).write(user);
            return first ? Optional.of(user) : Optional.empty();
        }
        return Optional.empty();
    }

    private void remove(UserModel user, RoleModel role) {
        user.deleteRoleMapping(role);
        forget(user.getId(), role.getId());
    }

    private int forget(String user, String role) {
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
