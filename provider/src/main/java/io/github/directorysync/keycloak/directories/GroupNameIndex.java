package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.scim.Text;
import io.github.directorysync.sync.groups.GroupNamesakes;
import io.github.directorysync.sync.groups.GroupNamesakes.Namesake;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * The displayNames of directories' groups. A directory sees the displayName that it last sent, and its groups are
 * found by it in any letter case. Keycloak's name differs if two groups have the same displayName or an administrator
 * renamed the group.
 */
public record GroupNameIndex(Database database) {

    private static final int LONGEST_KEY = 255;
    private static final int MOST_NAMESAKES = 50;

    /** The look-up key of a displayName, cut to the length of the column: lower case can make a text longer. */
    public static String key(String name) {
        return Text.fitting(name.toLowerCase(Locale.ROOT), LONGEST_KEY);
    }

    /** The displayName that the directory sent; for a group of no directory, Keycloak's name. */
    public String sent(GroupModel group) {
        return database.find(DirectoryGroupEntity.class, group.getId())
                .map(row -> row.name)
                .or(() -> database.find(AnyDirectoryGroupEntity.class, group.getId())
                        .map(row -> row.name))
                .orElseGet(group::getName);
    }

    /** The displayNames by the ids of groups; groups of no directory are missing. */
    public Map<String, String> sent(Collection<String> groups) {
        Map<String, String> names = new HashMap<>();
        Database.chunks(groups)
                .forEach(chunk -> database.forEach(
                        "select d.groupId, d.name from AnyDirectoryGroupEntity d where d.groupId in (:groups)"
                                + " and d.name is not null",
                        Map.of("groups", chunk),
                        row -> names.put(row.text(0), row.text(1))));
        return names;
    }

    /** The displayName, for callers without a {@link Database}. */
    public static String sent(KeycloakSession session, GroupModel group) {
        return new GroupNameIndex(new Database(session)).sent(group);
    }

    /**
     * Groups of the directory with that displayName that may be the group with that externalId. At most {@link
     * #MOST_NAMESAKES}, existing ones before those whose deletion is held; more would not change the result of the
     * rule.
     *
     * @param without the id of a group to leave out
     */
    public GroupNamesakes namesakes(
            String directoryId, String displayName, Optional<String> externalId, String without) {
        return new GroupNamesakes(database.rows(
                        "select d.groupId, coalesce(d.externalId, d.goneExternalId), d.gone from AnyDirectoryGroupEntity d"
                                + " where d.directoryId = :directory and d.displayName = :key and d.groupId <> :without"
                                + " and (:external = '' or coalesce(d.externalId, d.goneExternalId, :external) = :external)"
                                + " order by case when d.gone is null then 0 else 1 end, d.groupId",
                        Map.of(
                                "directory",
                                directoryId,
                                "key",
                                key(displayName),
                                "external",
                                externalId.orElse(""),
                                "without",
                                without),
                        row -> new Namesake(row.text(0), row.optionalText(1), row.has(2)))
                .most(MOST_NAMESAKES)
                .list());
    }

    public static void heard(ProviderEvent event) {
        if (event instanceof GroupModel.GroupUpdatedEvent updated) {
            changed(updated);
        }
    }

    /** Compares Keycloak's name with the recorded one and records if an administrator renamed the group. */
    private static void changed(GroupModel.GroupUpdatedEvent event) {
        KeycloakSession session = event.getKeycloakSession();
        Database database = new Database(session);
        GroupModel group = event.getGroup();
        database.rows(
                        "select d.directoryId, d.name, d.keycloakName, d.renamed from AnyDirectoryGroupEntity d"
                                + " where d.groupId = :id",
                        Map.of("id", group.getId()),
                        RecordedName::of)
                .first()
                .filter(known -> known.isRenamed() != known.differsFrom(group.getName()))
                .ifPresent(known -> {
                    boolean differs = !known.isRenamed();
                    note(database, group, differs);
                    DirectoryLookup.byId(event.getRealm(), known.directoryId())
                            .ifPresent(directory -> GroupRenames.log(session, directory, group, known.sent(), differs));
                });
    }

    /**
     * The recorded names of a group.
     *
     * @param keycloaks the name that the group was given in Keycloak
     * @param isRenamed whether a rename by an administrator is recorded
     */
    private record RecordedName(String directoryId, String sent, Optional<String> keycloaks, boolean isRenamed) {

        static RecordedName of(ResultRow row) {
            return new RecordedName(row.text(0), row.optionalText(1).orElse(""), row.optionalText(2), row.has(3));
        }

        boolean differsFrom(String now) {
            return keycloaks.isPresent() && !now.equals(keycloaks.get()) && !now.equals(sent);
        }
    }

    private static void note(Database database, GroupModel group, boolean differs) {
        String id = group.getId();
        if (differs) {
            database.change(
                    "update AnyDirectoryGroupEntity d set d.renamed = :now where d.groupId = :id",
                    Map.of("now", ServerTime.now().toEpochMilli(), "id", id));
        } else {
            database.change(
                    "update AnyDirectoryGroupEntity d set d.renamed = null where d.groupId = :id", Map.of("id", id));
        }
        database.change("update DirectoryGroupEntity d set d.exported = null where d.groupId = :id", Map.of("id", id));
    }
}
