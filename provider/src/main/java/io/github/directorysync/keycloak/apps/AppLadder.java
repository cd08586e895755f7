package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.role.AppFault;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.FaultyLevel;
import io.github.directorysync.role.PermissionLevel;
import io.github.directorysync.role.RoleLadder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;

/**
 * The role ladder of one app, as Keycloak stores it: the app is a client, or the realm itself with its realm roles.
 * Reads Keycloak's caches only, and the list of all roles only where a method says so.
 */
public final class AppLadder {

    /** Name of the role attribute with the permission level: a whole number, higher is more. */
    public static final String LEVEL = "directory-sync.level";

    /** Name of the attribute of the client or realm with the name of the default role. */
    public static final String DEFAULT_ROLE = "directory-sync.default-role";

    private static final int MAX_LISTED = 1000;

    private final String name;
    private final RoleContainerModel app;
    private final RoleLevels levels;

    private AppLadder(String name, RoleContainerModel app, RoleLevels levels) {
        this.name = name;
        this.app = app;
        this.levels = levels;
    }

    public static AppLadder of(ClientModel client) {
        return new AppLadder(client.getClientId(), client, RoleLevels.stored(client.getAttribute(DEFAULT_ROLE)));
    }

    public static AppLadder of(RealmModel realm) {
        return new AppLadder(Apps.REALM, realm, RoleLevels.stored(realm.getAttribute(DEFAULT_ROLE)));
    }

    /** The app that the role belongs to, ranked or not. */
    public static AppLadder of(RoleModel role, RealmModel realm) {
        return role.getContainer() instanceof ClientModel client ? of(client) : of(realm);
    }

    /** The app as it would be after the change; nothing is written. */
    public AppLadder with(LadderChange change) {
        return new AppLadder(name, app, levels.with(change));
    }

    /** The app of that name, as in a directory's settings; empty if there is no such client. */
    public static Optional<AppLadder> named(String name, RealmModel realm) {
        return name.equals(Apps.REALM)
                ? Optional.of(of(realm))
                : Optional.ofNullable(realm.getClientByClientId(name)).map(AppLadder::of);
    }

    /** The app's name as in a directory's settings. */
    public String name() {
        return name;
    }

    /** Keycloak's id of the client or realm that has the roles. */
    public String id() {
        return app.getId();
    }

    /** The {@code client_id}; empty for the realm. */
    public Optional<String> clientId() {
        return app instanceof ClientModel client ? Optional.of(client.getClientId()) : Optional.empty();
    }

    public Optional<String> displayName() {
        return Optional.ofNullable(
                        app instanceof ClientModel client ? client.getName() : ((RealmModel) app).getDisplayName())
                .filter(given -> !given.isBlank());
    }

    /** The names of its roles without a level, a thousand at most. Reads all roles. */
    public List<String> unranked() {
        return app.getRolesStream()
                .filter(role -> !isMapped(role))
                .map(RoleModel::getName)
                .sorted()
                .limit(MAX_LISTED)
                .toList();
    }

    /** A role of the app, ranked or not. */
    public Optional<RoleModel> role(String role) {
        return Optional.ofNullable(app.getRole(role));
    }

    /** The name of the default role, even if there is no such role; an empty text for none. */
    public String defaultName() {
        return levels.defaultName();
    }

    /** The realm of the client, or the realm itself. */
    public RealmModel realm() {
        return app instanceof ClientModel client ? client.getRealm() : (RealmModel) app;
    }

    /** The client or realm that has the roles. */
    public RoleContainerModel container() {
        return app;
    }

    /** The role with its level; empty for another app's roles and for roles without a level. */
    public Optional<AppRole> ranked(RoleModel role) {
        return isOf(role)
                ? rank(role)
                        .map(level -> new AppRole(
                                role.getName(), level, Objects.requireNonNullElse(role.getDescription(), "")))
                : Optional.empty();
    }

    /** The level attribute of a role of this app. */
    public PermissionLevel level(RoleModel role) {
        return isOf(role) ? levels.of(role) : new PermissionLevel.None();
    }

    /** Returns whether the role has a level attribute, even one that cannot be read. */
    public boolean isAppRole(RoleModel role) {
        return !(level(role) instanceof PermissionLevel.None);
    }

    /**
     * Returns whether a group mapping to it counts as a mapping of this app: the role is ranked, or its level cannot be
     * read at present.
     */
    public boolean isMapped(RoleModel role) {
        return ranked(role).isPresent() || isAppRole(role);
    }

    /**
     * The fault of a role that is ignored because its level cannot be read. The default role has none: as default it
     * counts whatever its level is.
     */
    public Optional<FaultyLevel> faulty(RoleModel role) {
        return level(role)
                .problem()
                .filter(problem -> !levels.isDefault(role))
                .map(problem -> new FaultyLevel(role.getName(), problem));
    }

    /** All roles whose level cannot be read, the default role too, sorted by name. Reads all roles. */
    public List<FaultyLevel> faulty() {
        return app.getRolesStream()
                .flatMap(role -> level(role).problem().map(why -> new FaultyLevel(role.getName(), why)).stream())
                .sorted(Comparator.comparing(FaultyLevel::role))
                .limit(MAX_LISTED)
                .toList();
    }

    /** The app's default role, which has to be a role of the app; without a level of its own it has level 0. */
    public Optional<AppRole> defaultRole() {
        if (defaultName().isEmpty()) {
            return Optional.empty();
        }
        RoleModel role = app.getRole(defaultName());
        if (role == null) {
            AppFaultLog.warn(realm(), AppFault.noDefault(name, defaultName()));
            return Optional.empty();
        }
        return ranked(role);
    }

    /** All ranked roles of the app. Reads all roles. */
    public RoleLadder ladder() {
        return new RoleLadder(
                app.getRolesStream().flatMap(role -> ranked(role).stream()).toList(), defaultName());
    }

    /** The fault as shown to administrators. */
    AppFault fault(FaultyLevel level) {
        return level.role().equals(defaultName()) ? AppFault.defaultLevel(name, level) : AppFault.level(name, level);
    }

    private boolean isOf(RoleModel role) {
        return app.getId().equals(role.getContainerId());
    }

    private Optional<Integer> rank(RoleModel role) {
        levels.of(role)
                .problem()
                .ifPresent(problem -> AppFaultLog.warn(realm(), fault(new FaultyLevel(role.getName(), problem))));
        return levels.rank(role);
    }
}
