package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.UserCount;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.roles.BatchResolution;
import io.github.directorysync.keycloak.roles.GroupMapping;
import io.github.directorysync.keycloak.roles.RoleQuery;
import io.github.directorysync.role.Resolution;
import io.github.directorysync.role.Source;
import io.github.directorysync.sync.users.AccessReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The users of a directory with the role that each has in an app, filtered and paged by the database. */
public final class PeopleQuery {

    private static final int AT_ONCE = 1000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final AppLadder app;
    private final Database database;

    public PeopleQuery(KeycloakSession session, RealmModel realm, Directory directory, AppLadder app) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
        this.app = app;
        this.database = new Database(session);
    }

    /**
     * Which users to list.
     *
     * @param role the name of the role that they have; an empty text for those who have none
     */
    public record PeopleCriteria(PersonFilter person, Optional<String> role, Optional<Source> source) {

        private boolean everybody() {
            return person.equals(PersonFilter.EVERYBODY) && role.isEmpty() && source.isEmpty();
        }
    }

    /** The order of the list. */
    public record Order(PersonFilter.PersonSort sort, boolean descending) {

        static final Order BY_USER_NAME = new Order(PersonFilter.PersonSort.USER_NAME, false);

        private List<Ordering> orderings() {
            return sort.order(descending);
        }
    }

    /**
     * A user, and the resolved role.
     *
     * @param userName as the directory sent it
     * @param account the Keycloak username, by which the list is sorted
     */
    public record PersonRole(
            String id,
            String userName,
            String account,
            String displayName,
            String email,
            boolean active,
            AccessReason reason,
            Resolution resolution) {}

    /**
     * Checks that the query can be answered.
     *
     * @throws InvalidSettings if the app has no such role
     */
    public void require(PeopleCriteria query) {
        condition(query);
    }

    /**
     * A page of the list.
     *
     * @throws InvalidSettings if the app has no such role
     */
    public Paged<PersonRole> page(PeopleCriteria query, Order order, int first, int max) {
        TableQuery people = people(query);
        long total = query.everybody() ? new UserCount(database).of(directory.id()) : people.count();
        return new Paged<>(total, first >= total ? List.of() : entries(people, order, first, max));
    }

    /**
     * Passes all matching users to {@code use}, in batches of a thousand; each batch begins after the last username of the
     * one before (keyset paging).
     *
     * @throws InvalidSettings if the app has no such role
     */
    public void forEach(PeopleCriteria query, Consumer<PersonRole> use) {
        TableQuery people = people(query);
        List<PersonRole> entries = entries(people, Order.BY_USER_NAME, 0, AT_ONCE);
        while (!entries.isEmpty()) {
            entries.forEach(use);
            String last = entries.get(entries.size() - 1).account();
            entries = entries(
                    people.and(HqlCondition.of(scope -> scope.build().greaterThan(scope.text("u.username"), last))),
                    Order.BY_USER_NAME,
                    0,
                    AT_ONCE);
        }
    }

    private TableQuery people(PeopleCriteria query) {
        return DirectoryPeople.table(database, realm, directory).and(condition(query));
    }

    private List<PersonRole> entries(TableQuery people, Order order, int first, int max) {
        List<PersonRow> listed = people.rows(PersonRow.columns(directory), order.orderings(), PersonRow::of)
                .from(first)
                .most(max)
                .list();
        Map<String, Boolean> active = new LinkedHashMap<>();
        listed.forEach(person -> active.put(person.id(), person.active()));
        Map<String, Resolution> resolutions =
                new BatchResolution(session, realm, directory, active, List.of(app)).in(app);
        return listed.stream()
                .flatMap(person ->
                        Stream.ofNullable(resolutions.get(person.id())).map(person::with))
                .toList();
    }

    private HqlCondition condition(PeopleCriteria query) {
        List<HqlCondition> all = new ArrayList<>();
        all.add(query.person().condition(directory));
        if (query.role().isPresent() || query.source().isPresent()) {
            all.add(holding(new RoleQuery(session, realm, app), query.role(), query.source()));
        }
        return HqlCondition.all(all);
    }

    private static HqlCondition holding(RoleQuery conditions, Optional<String> role, Optional<Source> source) {
        if (role.isEmpty()) {
            return conditions.holds(source.orElseThrow());
        }
        if (role.get().isEmpty()) {
            return source.isPresent() ? HqlCondition.nothing() : conditions.holdsNothing();
        }
        return conditions
                .rung(role.get())
                .map(rung -> source.map(from -> conditions.holds(rung, from)).orElseGet(() -> conditions.holds(rung)))
                .orElseThrow(() -> GroupMapping.noSuchRole("role", role.get()));
    }
}
