package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.keycloak.directories.RemovedUsers;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.people.DirectoryPeople;
import io.github.directorysync.keycloak.people.PeopleCounts;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.sync.accounts.Review;
import io.github.directorysync.sync.users.AccessReason;
import jakarta.ws.rs.DELETE;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What would go with a directory. Who administers Keycloak would stay as they are, and is counted all the same.
 *
 * @param people whom it has
 * @param active whose account can be used
 * @param placeholders accounts that only keep somebody's place, which go in any case
 * @param former whose DELETE was withheld and whose account can be used
 * @param groups how many it has
 * @param mapped how many of these have role mappings of their own
 * @param held how many held changes nobody could decide any more
 * @param reviews the same of people who wait for a decision
 * @param first some of the people, by userName: those who would lose their account
 */
public record RemovalPreview(
        long people,
        long active,
        long placeholders,
        long former,
        long groups,
        long mapped,
        long held,
        long reviews,
        Paged<SettingsPreview.Person> first) {

    public static RemovalPreview of(
            KeycloakSession session, RealmModel realm, Directory directory, RemovedUsers users, int max) {
        Database database = new Database(session);
        PeopleCounts counts = PeopleCounts.of(session, realm, directory);
        Map<String, String> id = Map.of("directory", directory.id());
        return new RemovalPreview(
                counts.total(),
                counts.active(),
                counts.byReason().getOrDefault(AccessReason.IMPORT_USERS, 0L),
                database.count(
                        "select count(f.userId) from FormerUserEntity f, UserEntity u where u.id = f.userId"
                                + " and f.directoryId = :directory and u.enabled = true",
                        id),
                database.count("select count(*) from AnyDirectoryGroupEntity g where g.directoryId = :directory", id),
                database.count(
                        "select count(*) from AnyDirectoryGroupEntity g where g.directoryId = :directory and exists"
                                + " (select 1 from GroupRoleMappingEntity m where m.group.id = g.groupId)",
                        id),
                new HeldChangeQueue(session, directory).waiting(),
                new ReviewStore(session, directory).count(Optional.of(Review.ReviewState.OPEN)),
                first(database, realm, directory, users, max));
    }

    private static Paged<SettingsPreview.Person> first(
            Database database, RealmModel realm, Directory directory, RemovedUsers users, int max) {
        HqlCondition losing = switch (users) {
            case KEEP -> HqlCondition.nothing();
            case SUSPEND -> HqlCondition.equal("u.enabled", true);
            case DELETE -> HqlCondition.everything();
        };
        TableQuery people = DirectoryPeople.table(database, realm, directory).and(losing);
        return new Paged<>(
                people.count(),
                people.rows(
                                List.of(scope -> scope.column("u.id"), scope -> scope.column("u.username")),
                                List.of(Ordering.ascending("u.username")),
                                row -> new SettingsPreview.Person(row.text(0), row.text(1), Optional.empty()))
                        .most(max)
                        .list());
    }
}
