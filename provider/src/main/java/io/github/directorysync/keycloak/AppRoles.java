package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleLadder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;

/**
 * The ranked roles of one app as Keycloak keeps them: the app is a client, or the realm itself with its realm roles.
 * Only Keycloak's caches are read, and never the list of all roles, except by {@link #ladder()}.
 */
public final class AppRoles {

    /** The role attribute with the permission level: a whole number, higher is more. */
    public static final String LEVEL = "directory-sync.level";

    /** The attribute of the client or the realm that names the default role. */
    public static final String DEFAULT_ROLE = "directory-sync.default-role";

    private static final Logger LOG = Logger.getLogger(AppRoles.class);
    private static final int LEVEL_OF_A_DEFAULT_WITHOUT = 0;

    /** What was complained about already on this node: a sign-in should not say it again every time. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private static final int MOST_SAID = 1000;
    private static final int MOST_UNRANKED = 1000;

    private final String name;
    private final RoleContainerModel app;
    private final String defaultName;
    private final Function<RoleModel, Optional<String>> levels;

    private AppRoles(String name, RoleContainerModel app, @Nullable String defaultName) {
        this(
                name,
                app,
                defaultName == null ? "" : defaultName.strip(),
                role -> Optional.ofNullable(role.getFirstAttribute(LEVEL)));
    }

    private AppRoles(
            String name, RoleContainerModel app, String defaultName, Function<RoleModel, Optional<String>> levels) {
        this.name = name;
        this.app = app;
        this.defaultName = defaultName;
        this.levels = levels;
    }

    public static AppRoles of(ClientModel client) {
        return new AppRoles(client.getClientId(), client, client.getAttribute(DEFAULT_ROLE));
    }

    public static AppRoles of(RealmModel realm) {
        return new AppRoles(Apps.REALM, realm, realm.getAttribute(DEFAULT_ROLE));
    }

    /** The app that the role is of, ranked or not. */
    static AppRoles of(RoleModel role, RealmModel realm) {
        return role.getContainer() instanceof ClientModel client ? of(client) : of(realm);
    }

    /** The app as it would be with another ladder; nothing is changed. */
    AppRoles with(LadderChange change) {
        return new AppRoles(
                name,
                app,
                change.defaultRole().orElse(defaultName),
                change.levels()
                        .<Function<RoleModel, Optional<String>>>map(all -> role ->
                                Optional.ofNullable(all.get(role.getName())).map(String::valueOf))
                        .orElse(levels));
    }

    /** The app of that name, as a directory's settings write it; nothing if there is no such client. */
    static Optional<AppRoles> named(String name, RealmModel realm) {
        return name.equals(Apps.REALM)
                ? Optional.of(of(realm))
                : Optional.ofNullable(realm.getClientByClientId(name)).map(AppRoles::of);
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
                .filter(role -> ranked(role).isEmpty())
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
    RealmModel realm() {
        return app instanceof ClientModel client ? client.getRealm() : (RealmModel) app;
    }

    /** What has the roles: the client or the realm. */
    RoleContainerModel container() {
        return app;
    }

    /** The role as this app ranks it; nothing for another app's roles and for roles without a level. */
    public Optional<AppRole> ranked(RoleModel role) {
        return app.getId().equals(role.getContainerId())
                ? level(role).map(level -> new AppRole(role.getName(), level, description(role)))
                : Optional.empty();
    }

    /** The app's default role, which has to be a role of the app; without a level of its own it stands at 0. */
    public Optional<AppRole> defaultRole() {
        if (defaultName.isEmpty()) {
            return Optional.empty();
        }
        RoleModel role = app.getRole(defaultName);
        if (role == null) {
            warnOnce(app.getId() + defaultName, "The default role of app %s does not exist in it", app.getId());
            return Optional.empty();
        }
        return ranked(role);
    }

    /** All ranked roles of the app, for somebody who wants to look at them. */
    public RoleLadder ladder() {
        return new RoleLadder(
                app.getRolesStream().flatMap(role -> ranked(role).stream()).toList(), defaultName);
    }

    private Optional<Integer> level(RoleModel role) {
        Optional<String> level = levels.apply(role);
        if (level.isPresent()) {
            try {
                return Optional.of(Integer.valueOf(level.get().strip()));
            } catch (NumberFormatException malformed) {
                warnOnce(role.getId() + level.get(), LEVEL + " of role %s is not a whole number", role.getId());
            }
        }
        return role.getName().equals(defaultName) ? Optional.of(LEVEL_OF_A_DEFAULT_WITHOUT) : Optional.empty();
    }

    private static String description(RoleModel role) {
        String description = role.getDescription();
        return description == null ? "" : description;
    }

    private static void warnOnce(String what, String message, String id) {
        if (SAID.size() < MOST_SAID && SAID.add(what)) {
            LOG.warnf(message, id);
        }
    }
}
