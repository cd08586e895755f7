package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.role.AppFault;
import io.github.directorysync.role.FaultyLevel;
import io.github.directorysync.role.PermissionLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;

/**
 * Finds faults in the roles of many apps at once, in three statements; clients that have the mapper of the resolved
 * role are read from Keycloak's caches. Apps are named as in a directory's settings.
 */
public final class AppFaultCheck {

    /** Clients of a realm whose mappers are checked; further ones are not. */
    private static final int MAX_CLIENTS = 500;

    private static final int MAX_FAULTS_PER_APP = 20;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final Map<String, List<ClientMappers>> mappersByApp;
    private final Set<String> named;

    public AppFaultCheck(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.mappersByApp = mappersByApp();
        this.named = new HashSet<>();
        DirectoryLookup.components(realm)
                .forEach(component ->
                        named.addAll(component.getConfig().getOrDefault(DirectorySettings.APPS, List.of())));
    }

    /**
     * Returns the faults of each of these apps that has any, by the app's name, and writes them to the server's log.
     */
    public Map<String, List<AppFault>> of(Collection<String> apps) {
        Map<String, AppLadder> there = new LinkedHashMap<>();
        Map<String, List<AppFault>> faults = new TreeMap<>();
        new TreeSet<>(apps)
                .forEach(name -> AppLadder.named(name, realm)
                        .ifPresentOrElse(app -> there.put(name, app), () -> add(faults, name, missing(name))));
        Map<String, Map<String, List<String>>> levels = levels(there.values());
        there.forEach((name, app) ->
                of(app, levels.getOrDefault(app.id(), Map.of())).forEach(fault -> add(faults, name, fault)));
        faults.values().forEach(all -> all.forEach(fault -> AppFaultLog.warn(realm, fault)));
        return faults;
    }

    public List<AppFault> of(AppLadder app) {
        return of(List.of(app.name())).getOrDefault(app.name(), List.of());
    }

    /** The clients whose users get their role in that app from the mapper. */
    List<ClientModel> signedInTo(String app) {
        return mappersByApp.getOrDefault(app, List.of()).stream()
                .map(ClientMappers::client)
                .toList();
    }

    /** Writes the faults of all apps to the server's log. */
    void warn() {
        Set<String> apps = all();
        apps.addAll(named);
        of(apps);
    }

    /**
     * The apps of a directory: those that its settings name; if they name none, all apps, since its users may sign in
     * to any.
     */
    Set<String> appsOf(Directory directory) {
        return directory.apps().names().isEmpty()
                ? all()
                : new TreeSet<>(directory.apps().names());
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>(mappersByApp.keySet());
        all.addAll(new AppsQuery(session, realm).names());
        return all;
    }

    /** The ids of clients that have the mapper for their own roles, ranked or not. */
    static Set<String> clients(KeycloakSession session, RealmModel realm) {
        Set<String> own = new TreeSet<>();
        new AppFaultCheck(session, realm)
                .mappersByApp.forEach((app, clients) -> clients.stream()
                        .map(ClientMappers::client)
                        .filter(client -> client.getClientId().equals(app))
                        .forEach(client -> own.add(client.getId())));
        return own;
    }

    private Stream<AppFault> of(AppLadder app, Map<String, List<String>> levels) {
        Stream<AppFault> levelFaults = new TreeMap<>(levels)
                .entrySet().stream()
                        .flatMap(role -> PermissionLevel.read(role.getValue()).problem().stream()
                                .map(problem -> app.fault(new FaultyLevel(role.getKey(), problem))));
        boolean defaultMissing =
                !app.defaultName().isEmpty() && app.role(app.defaultName()).isEmpty();
        Stream<AppFault> fallback =
                defaultMissing ? Stream.of(AppFault.noDefault(app.name(), app.defaultName())) : Stream.empty();
        boolean empty = levels.isEmpty() && (app.defaultName().isEmpty() || defaultMissing);
        boolean used = named.contains(app.name()) || mappersByApp.containsKey(app.name());
        Stream<AppFault> roles = empty && used ? Stream.of(AppFault.noRoles(app.name())) : Stream.empty();
        Stream<AppFault> mappers =
                mappersByApp.getOrDefault(app.name(), List.of()).stream().flatMap(ClientMappers::faults);
        return Stream.of(levelFaults, fallback, roles, mappers)
                .flatMap(each -> each)
                .limit(MAX_FAULTS_PER_APP);
    }

    private AppFault missing(String app) {
        String by = mappersByApp.getOrDefault(app, List.of()).stream()
                .map(mappers -> "the mapper of the resolved role at the client "
                        + mappers.client().getClientId())
                .findFirst()
                .orElse("a directory");
        return AppFault.noApp(app, named.contains(app) ? "a directory (apps)" : by);
    }

    /** The values of the level attribute, by the id of the app and the name of the role. */
    private Map<String, Map<String, List<String>>> levels(Collection<AppLadder> apps) {
        Map<String, Map<String, List<String>>> levels = new HashMap<>();
        Database.chunks(apps.stream()
                        .map(AppLadder::container)
                        .map(RoleContainerModel::getId)
                        .toList())
                .forEach(chunk -> database.forEach(
                        "select l.role.clientRealmConstraint, l.role.name, l.value from RoleAttributeEntity l"
                                + " where l.name = :level and l.role.clientRealmConstraint in (:apps)",
                        Map.of("level", AppLadder.LEVEL, "apps", chunk),
                        row -> levels.computeIfAbsent(row.text(0), app -> new HashMap<>())
                                .computeIfAbsent(row.text(1), role -> new ArrayList<>())
                                .add(row.optionalText(2).orElse(""))));
        return levels;
    }

    /** The clients whose mapper writes the resolved role of an app, by the app's name. */
    private Map<String, List<ClientMappers>> mappersByApp() {
        Map<String, Object> ours = Map.of("ours", ResolvedRoleMapper.IDS, "realm", realm.getId());
        Set<String> ids = new TreeSet<>(database.query(
                        "select distinct m.client.id from ProtocolMapperEntity m where m.protocolMapper in (:ours)"
                                + " and m.client.realmId = :realm",
                        String.class,
                        ours)
                .setMaxResults(MAX_CLIENTS)
                .getResultList());
        ids.addAll(database.query(
                        "select distinct s.clientId from ClientScopeClientMappingEntity s, ProtocolMapperEntity m"
                                + " where m.clientScope.id = s.clientScopeId and s.defaultScope = true"
                                + " and m.protocolMapper in (:ours) and m.clientScope.realmId = :realm",
                        String.class,
                        ours)
                .setMaxResults(MAX_CLIENTS)
                .getResultList());
        Map<String, List<ClientMappers>> byApp = new HashMap<>();
        ids.stream()
                .flatMap(id -> Optional.<ClientModel>ofNullable(realm.getClientById(id)).stream())
                .map(ClientMappers::new)
                .forEach(mappers -> mappers.apps()
                        .forEach(app -> byApp.computeIfAbsent(app, name -> new ArrayList<>())
                                .add(mappers)));
        return byApp;
    }

    private static void add(Map<String, List<AppFault>> faults, String app, AppFault fault) {
        faults.computeIfAbsent(app, name -> new ArrayList<>()).add(fault);
    }
}
