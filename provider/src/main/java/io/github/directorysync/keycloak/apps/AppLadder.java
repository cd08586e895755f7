package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.role.AppFault;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.FaultyLevel;
import io.github.directorysync.role.PermissionLevel;
import io.github.directorysync.role.RoleLadder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;

/**
 * The ranked roles of one app as Keycloak keeps them: the app is a client, or the realm itself with its realm roles.
 * Only Keycloak's caches are read, and never the list of all roles, except by {@link #ladder()}.
 */
public final class AppLadder {

    /** The role attribute with the permission level: a whole number, higher is more. */
    public static final String LEVEL = "directory-sync.level";

    /** The attribute of the client or the realm that names the default role. */
    public static final String DEFAULT_ROLE = "directory-sync.default-role";

    private static final int LEVEL_OF_A_DEFAULT_WITHOUT = 0;

    /** Below every level, so that a default role whose level cannot be read is never taken instead of another role. */
    private static final int LEVEL_OF_A_FAULTY_DEFAULT = Integer.MIN_VALUE;

    private static final int MOST_UNRANKED = 1000;

    private final String name;
    private final RoleContainerModel app;
    private final String defaultName;
    private final Function<RoleModel, PermissionLevel> levels;

    private AppLadder(String name, RoleContainerModel app, @Nullable String defaultName) {
        this(
                name,
                app,
                defaultName == null ? "" : defaultName.strip(),
                role -> PermissionLevel.read(role.getAttributeStream(LEVEL).toList()));
    }

    private AppLadder(
            String name, RoleContainerModel app, String defaultName, Function<RoleModel, PermissionLevel> levels) {
        this.name = name;
        this.app = app;
        this.defaultName = defaultName;
        this.levels = levels;
    }

    public static AppLadder of(ClientModel client) {
        return new AppLadder(client.getClientId(), client, client.getAttribute(DEFAULT_ROLE));
    }

    public static AppLadder of(RealmModel realm) {
        return new AppLadder(Apps.REALM, realm, realm.getAttribute(DEFAULT_ROLE));
    }

    /** The app that the role is of, ranked or not. */
    public static AppLadder of(RoleModel role, RealmModel realm) {
        return role.getContainer() instanceof ClientModel client ? of(client) : of(realm);
    }

    /** The app as it would be with another ladder; nothing is changed. */
    public AppLadder with(LadderChange change) {
        return new AppLadder(
                name,
                app,
                change.defaultRole().orElse(defaultName),
                change.levels()
                        .<Function<RoleModel, PermissionLevel>>map(
                                all -> role -> Optional.ofNullable(all.get(role.getName()))
                                        .<PermissionLevel>map(PermissionLevel.Of::new)
                                        .orElseGet(PermissionLevel.None::new))
                        .orElse(levels));
    }

    /** The app of that name, as a directory's settings write it; nothing if there is no such client. */
    public static Optional<AppLadder> named(String name, RealmModel realm) {
        return name.equals(Apps.REALM)
                ? Optional.of(of(realm))
                : Optional.ofNullable(realm.getClientByClientId(name)).map(AppLadder::of);
    }

    /** As a directory's settings write it. */
    public String name() {
        return name;
    }

    /** Keycloak's id of what has the roles: the client or the realm. */
    public String id() {
        return app.getId();
    }

    /** Of its client; nothing for the realm. */
    public Optional<String> clientId() {
        return app instanceof ClientModel client ? Optional.of(client.getClientId()) : Optional.empty();
    }

    public Optional<String> displayName() {
        return Optional.ofNullable(
                        app instanceof ClientModel client ? client.getName() : ((RealmModel) app).getDisplayName())
                .filter(given -> !given.isBlank());
    }

    /** The names of its roles that have no level, a thousand at most. */
    public List<String> unranked() {
        return app.getRolesStream()
                .filter(role -> !isMapped(role))
                .map(RoleModel::getName)
                .sorted()
                .limit(MOST_UNRANKED)
                .toList();
    }

    /** A role of the app, ranked or not. */
    public Optional<RoleModel> role(String role) {
        return Optional.ofNullable(app.getRole(role));
    }

    /** The name of the default role, whether there is such a role or not; empty for none. */
    public String defaultName() {
        return defaultName;
    }

    /** The realm that the app is of, or is. */
    public RealmModel realm() {
        return app instanceof ClientModel client ? client.getRealm() : (RealmModel) app;
    }

    /** What has the roles: the client or the realm. */
    public RoleContainerModel container() {
        return app;
    }

    /** The role as this app ranks it; nothing for another app's roles and for roles without a level. */
    public Optional<AppRole> ranked(RoleModel role) {
        return isOf(role)
                ? rank(role).map(level -> new AppRole(role.getName(), level, description(role)))
                : Optional.empty();
    }

    /** What is written of the level of one of its roles. */
    public PermissionLevel level(RoleModel role) {
        return isOf(role) ? levels.apply(role) : new PermissionLevel.None();
    }

    /** Whether a level is written for the role, be it one that nobody can read. */
    public boolean isAppRole(RoleModel role) {
        return !(level(role) instanceof PermissionLevel.None);
    }

    /** Whether groups are mapped to it as a role of the app: it is ranked, or its level cannot be read at present. */
    public boolean isMapped(RoleModel role) {
        return ranked(role).isPresent() || isAppRole(role);
    }

    /**
     * A role of the app that counts for nothing because its level cannot be read. The default role is none: as default it
     * counts whatever its level.
     */
    public Optional<FaultyLevel> faulty(RoleModel role) {
        return level(role)
                .problem()
                .filter(problem -> !role.getName().equals(defaultName))
                .map(problem -> new FaultyLevel(role.getName(), problem));
    }

    /** All its roles whose level cannot be read, the default role too, by name. */
    public List<FaultyLevel> faulty() {
        return app.getRolesStream()
                .flatMap(role -> level(role).problem().map(why -> new FaultyLevel(role.getName(), why)).stream())
                .sorted(Comparator.comparing(FaultyLevel::role))
                .limit(MOST_UNRANKED)
                .toList();
    }

    /** The app's default role, which has to be a role of the app; without a level of its own it stands at 0. */
    public Optional<AppRole> defaultRole() {
        if (defaultName.isEmpty()) {
            return Optional.empty();
        }
        RoleModel role = app.getRole(defaultName);
        if (role == null) {
            AppFaultLog.warn(realm(), AppFault.noDefault(name, defaultName));
            return Optional.empty();
        }
        return ranked(role);
    }

    /** All ranked roles of the app, for somebody who wants to look at them. */
    public RoleLadder ladder() {
        return new RoleLadder(
                app.getRolesStream().flatMap(role -> ranked(role).stream()).toList(), defaultName);
    }

    /** What an administrator is told of it. */
    AppFault fault(FaultyLevel level) {
        return level.role().equals(defaultName) ? AppFault.defaultLevel(name, level) : AppFault.level(name, level);
    }

    private boolean isOf(RoleModel role) {
        return app.getId().equals(role.getContainerId());
    }

    private Optional<Integer> rank(RoleModel role) {
        PermissionLevel level = levels.apply(role);
        level.problem()
                .ifPresent(problem -> AppFaultLog.warn(realm(), fault(new FaultyLevel(role.getName(), problem))));
        if (level.value().isPresent() || !role.getName().equals(defaultName)) {
            return level.value();
        }
        return Optional.of(level.problem().isPresent() ? LEVEL_OF_A_FAULTY_DEFAULT : LEVEL_OF_A_DEFAULT_WITHOUT);
    }

    private static String description(RoleModel role) {
        String description = role.getDescription();
        return description == null ? "" : description;
    }
}
