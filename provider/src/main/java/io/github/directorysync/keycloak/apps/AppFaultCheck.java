package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.role.AppFault;
import io.github.directorysync.role.Contradiction;
import io.github.directorysync.role.FaultyLevel;
import io.github.directorysync.role.PermissionLevel;
import io.github.directorysync.role.RoleMapper;
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
 * What is wrong with the roles of apps, found out for many of them at once: three statements, and Keycloak's caches for those
 * clients that have the mapper of the resolved role. Apps are called as a directory's settings call them.
 */
public final class AppFaultCheck {

    /** Of a realm with more clients that have the mapper, the others' mappers are not looked at. */
    private static final int MOST_CLIENTS = 500;

    private static final int MOST_OF_AN_APP = 20;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final Map<String, List<ClientMappers>> signIns;
    private final Set<String> named;

    public AppFaultCheck(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.signIns = signIns();
        this.named = new HashSet<>();
        DirectoryLookup.components(realm)
                .forEach(component ->
                        named.addAll(component.getConfig().getOrDefault(DirectorySettings.APPS, List.of())));
    }

    /** Of each of these apps that has any. */
    public Map<String, List<AppFault>> of(Collection<String> apps) {
        Map<String, AppLadder> there = new LinkedHashMap<>();
        Map<String, List<AppFault>> faults = new TreeMap<>();
        new TreeSet<>(apps)
                .forEach(name -> AppLadder.named(name, realm)
                        .ifPresentOrElse(app -> there.put(name, app), () -> add(faults, name, missing(name))));
        Map<String, Map<String, List<String>>> written = written(there.values());
        there.forEach((name, app) ->
                of(app, written.getOrDefault(app.id(), Map.of())).forEach(fault -> add(faults, name, fault)));
        faults.values().forEach(all -> all.forEach(fault -> AppFaultLog.warn(realm, fault)));
        return faults;
    }

    public List<AppFault> of(AppLadder app) {
        return of(List.of(app.name())).getOrDefault(app.name(), List.of());
    }

    /** The clients whose people get their role in that app. */
    List<ClientModel> signedInTo(String app) {
        return signIns.getOrDefault(app, List.of()).stream()
                .map(ClientMappers::client)
                .toList();
    }

    /** Says in the server's log what is wrong with any app. */
    void warn() {
        Set<String> apps = all();
        apps.addAll(named);
        of(apps);
    }

    /** The apps of a directory: those that it names; if it names none, its people may sign in to any. */
    Set<String> appsOf(Directory directory) {
        return directory.apps().names().isEmpty()
                ? all()
                : new TreeSet<>(directory.apps().names());
    }

    private Set<String> all() {
        Set<String> all = new TreeSet<>(signIns.keySet());
        all.addAll(new AppsQuery(session, realm).names());
        return all;
    }

    /** The ids of clients that have the mapper for an app of their own, ranked roles or not. */
    static Set<String> clients(KeycloakSession session, RealmModel realm) {
        Set<String> own = new TreeSet<>();
        new AppFaultCheck(session, realm)
                .signIns.forEach((app, clients) -> clients.stream()
                        .map(ClientMappers::client)
                        .filter(client -> client.getClientId().equals(app))
                        .forEach(client -> own.add(client.getId())));
        return own;
    }

    private Stream<AppFault> of(AppLadder app, Map<String, List<String>> written) {
        Stream<AppFault> levels = new TreeMap<>(written)
                .entrySet().stream()
                        .flatMap(role -> PermissionLevel.read(role.getValue()).problem().stream()
                                .map(problem -> app.fault(new FaultyLevel(role.getKey(), problem))));
        boolean defaultMissing =
                !app.defaultName().isEmpty() && app.role(app.defaultName()).isEmpty();
        Stream<AppFault> fallback =
                defaultMissing ? Stream.of(AppFault.noDefault(app.name(), app.defaultName())) : Stream.empty();
        boolean empty = written.isEmpty() && (app.defaultName().isEmpty() || defaultMissing);
        boolean used = named.contains(app.name()) || signIns.containsKey(app.name());
        Stream<AppFault> roles = empty && used ? Stream.of(AppFault.noRoles(app.name())) : Stream.empty();
        Stream<AppFault> mappers =
                signIns.getOrDefault(app.name(), List.of()).stream().flatMap(AppFaultCheck::contradictions);
        return Stream.of(levels, fallback, roles, mappers).flatMap(each -> each).limit(MOST_OF_AN_APP);
    }

    private AppFault missing(String app) {
        String by = signIns.getOrDefault(app, List.of()).stream()
                .map(mappers -> "the mapper of the resolved role at the client "
                        + mappers.client().getClientId())
                .findFirst()
                .orElse("a directory");
        return AppFault.noApp(app, named.contains(app) ? "a directory (apps)" : by);
    }

    private static Stream<AppFault> contradictions(ClientMappers mappers) {
        List<RoleMapper> all = mappers.all();
        return mappers.protocol().stream()
                .flatMap(protocol -> Contradiction.resolved(all).stream()
                        .flatMap(resolved -> Contradiction.with(resolved, protocol, all).stream()))
                .filter(found -> found.degree() == Contradiction.Degree.SAME_NAME)
                .map(found -> AppFault.contradiction(mappers.client().getClientId(), found));
    }

    /** By the id of the app and the name of the role, the values of its level. */
    private Map<String, Map<String, List<String>>> written(Collection<AppLadder> apps) {
        Map<String, Map<String, List<String>>> written = new HashMap<>();
        Database.chunks(apps.stream()
                        .map(AppLadder::container)
                        .map(RoleContainerModel::getId)
                        .toList())
                .forEach(chunk -> database.forEach(
                        "select l.role.clientRealmConstraint, l.role.name, l.value from RoleAttributeEntity l"
                                + " where l.name = :level and l.role.clientRealmConstraint in (:apps)",
                        Map.of("level", AppLadder.LEVEL, "apps", chunk),
                        row -> written.computeIfAbsent(row.text(0), app -> new HashMap<>())
                                .computeIfAbsent(row.text(1), role -> new ArrayList<>())
                                .add(row.optionalText(2).orElse(""))));
        return written;
    }

    /** By the name of the app, the clients at whose sign-in its resolved role is written. */
    private Map<String, List<ClientMappers>> signIns() {
        Map<String, Object> ours = Map.of("ours", ResolvedRoleMapper.IDS, "realm", realm.getId());
        Set<String> ids = new TreeSet<>(database.query(
                        "select distinct m.client.id from ProtocolMapperEntity m where m.protocolMapper in (:ours)"
                                + " and m.client.realmId = :realm",
                        String.class,
                        ours)
                .setMaxResults(MOST_CLIENTS)
                .getResultList());
        ids.addAll(database.query(
                        "select distinct s.clientId from ClientScopeClientMappingEntity s, ProtocolMapperEntity m"
                                + " where m.clientScope.id = s.clientScopeId and s.defaultScope = true"
                                + " and m.protocolMapper in (:ours) and m.clientScope.realmId = :realm",
                        String.class,
                        ours)
                .setMaxResults(MOST_CLIENTS)
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
