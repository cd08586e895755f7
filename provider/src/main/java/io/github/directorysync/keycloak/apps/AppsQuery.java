package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.Paged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The apps of a realm: the clients that have ranked roles, a default role or the mapper of their own resolved role, and the
 * realm itself if it has ranked roles or a default role.
 */
public final class AppsQuery {

    /** The id of the realm as an app; other apps have the id of their client. */
    public static final String REALM = "realm";

    private static final String APPS = "from ClientEntity c where c.realmId = :realm and (c.id in (:mapped) or exists"
            + " (select 1 from ClientAttributeEntity a where a.client.id = c.id and a.name = :default) or exists"
            + " (select 1 from RoleAttributeEntity l where l.name = :level and l.role.clientRealmConstraint = c.id))";

    private static final String MATCHING =
            " and (locate(:text, lower(c.clientId)) > 0 or locate(:text, lower(coalesce(c.name, ''))) > 0)";

    private static final int MAX_NAMES = 500;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;

    public AppsQuery(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
    }

    /**
     * An app in a list.
     *
     * @param id Keycloak's id of its client, or {@link #REALM}
     * @param roles how many of its roles have a level
     */
    public record ListedApp(String id, String clientId, String name, long roles, Optional<String> defaultRole) {

        /** Returns the app's name as in a directory's settings. */
        public String appName() {
            return id.equals(REALM) ? Apps.REALM : clientId;
        }
    }

    /** Finds an app by its id. For a client that is no app yet the ladder is empty. */
    public Optional<AppLadder> find(String id) {
        return id.equals(REALM)
                ? Optional.of(AppLadder.of(realm))
                : Optional.ofNullable(session.clients().getClientById(realm, id))
                        .map(AppLadder::of);
    }

    /** The names of apps that have ranked roles or a default role, as in a directory's settings. */
    public List<String> names() {
        List<String> names =
                new ArrayList<>(ofRealm().map(app -> Apps.REALM).stream().toList());
        names.addAll(database.query(
                        "select c.clientId " + APPS + " order by c.clientId",
                        String.class,
                        Map.of(
                                "realm",
                                realm.getId(),
                                "default",
                                AppLadder.DEFAULT_ROLE,
                                "level",
                                AppLadder.LEVEL,
                                "mapped",
                                List.of("")))
                .setMaxResults(MAX_NAMES)
                .getResultList());
        return names;
    }

    /** Returns a page: the realm itself, then the clients by {@code client_id}. */
    public Paged<ListedApp> page(int first, int max) {
        return page(Optional.empty(), first, max);
    }

    /** Returns a page of the apps whose name or {@code client_id} contains a text, in any letter case. */
    public Paged<ListedApp> page(Optional<String> search, int first, int max) {
        String text = search.orElse("").toLowerCase(Locale.ROOT);
        Map<String, Object> parameters = Map.of(
                "realm",
                realm.getId(),
                "default",
                AppLadder.DEFAULT_ROLE,
                "level",
                AppLadder.LEVEL,
                "mapped",
                Database.in(AppFaultCheck.clients(session, realm)),
                "text",
                text);
        List<ListedApp> apps = new ArrayList<>(ofRealm().stream()
                .filter(app -> app.name().toLowerCase(Locale.ROOT).contains(text))
                .toList());
        int before = apps.size();
        long total = database.count("select count(*) " + APPS + MATCHING, parameters) + before;
        List<ClientRow> clients = database.rows(
                        "select c.id, c.clientId, c.name " + APPS + MATCHING + " order by c.clientId",
                        parameters,
                        row -> new ClientRow(row.text(0), row.text(1), row.optionalText(2)))
                .from(Math.max(0, first - before))
                .most(first == 0 ? max - before : max)
                .list();
        Map<String, Long> ranked = ranked(clients.stream().map(ClientRow::id).toList());
        if (first > 0) {
            apps.clear();
        }
        clients.forEach(client -> apps.add(app(client, ranked)));
        return new Paged<>(total, apps.subList(0, Math.min(max, apps.size())));
    }

    /** The ids of the ranked roles and the default role of one app, or of all apps. */
    public Set<String> rolesOf(Optional<AppLadder> app) {
        Map<String, Object> parameters = new HashMap<>(Map.of("realm", realm.getId(), "level", AppLadder.LEVEL));
        app.ifPresent(one -> parameters.put("app", one.id()));
        Set<String> roles = new HashSet<>(database.list(
                "select distinct l.role.id from RoleAttributeEntity l where l.name = :level and l.role.realmId = :realm"
                        + (app.isPresent() ? " and l.role.clientRealmConstraint = :app" : ""),
                String.class,
                parameters));
        defaults(app).map(RoleModel::getId).forEach(roles::add);
        return roles;
    }

    private Stream<RoleModel> defaults(Optional<AppLadder> app) {
        return app.map(Stream::of)
                .orElseGet(() -> Stream.concat(
                        Stream.of(AppLadder.of(realm)),
                        database
                                .list(
                                        "select a.client.id from ClientAttributeEntity a where a.name = :default"
                                                + " and a.client.realmId = :realm",
                                        String.class,
                                        Map.of("default", AppLadder.DEFAULT_ROLE, "realm", realm.getId()))
                                .stream()
                                .flatMap(id -> find(id).stream())))
                .flatMap(one -> one.role(one.defaultName()).stream());
    }

    private Optional<ListedApp> ofRealm() {
        AppLadder roles = AppLadder.of(realm);
        long ranked = ranked(List.of(realm.getId())).getOrDefault(realm.getId(), 0L);
        return ranked == 0 && roles.defaultName().isEmpty()
                ? Optional.empty()
                : Optional.of(new ListedApp(REALM, "", realm.getName(), ranked, named(roles)));
    }

    private record ClientRow(String id, String clientId, Optional<String> name) {}

    private ListedApp app(ClientRow client, Map<String, Long> ranked) {
        return new ListedApp(
                client.id(),
                client.clientId(),
                client.name().filter(name -> !name.isBlank()).orElse(client.clientId()),
                ranked.getOrDefault(client.id(), 0L),
                find(client.id()).flatMap(AppsQuery::named));
    }

    private static Optional<String> named(AppLadder roles) {
        return Optional.of(roles.defaultName()).filter(name -> !name.isEmpty());
    }

    private Map<String, Long> ranked(List<String> apps) {
        Map<String, Long> ranked = new HashMap<>();
        Database.chunks(apps)
                .forEach(chunk -> database.forEach(
                        "select l.role.clientRealmConstraint, count(distinct l.role.id) from RoleAttributeEntity l"
                                + " where l.name = :level and l.role.clientRealmConstraint in (:apps)"
                                + " group by l.role.clientRealmConstraint",
                        Map.of("level", AppLadder.LEVEL, "apps", chunk),
                        row -> ranked.put(row.text(0), row.number(1))));
        return ranked;
    }
}
