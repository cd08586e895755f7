package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Releases the users and groups of a directory that is deleted: they stay in the realm without a directory.
 *
 * @param log receives {@code -users} or {@code -groups}, and the released ones
 */
public record DirectoryRelease(Database database, String directoryId, BiConsumer<String, List<Effect>> log) {

    private static final String USERS =
            "select u.id, coalesce(d.userName, u.username) from AnyDirectoryUserEntity d, UserEntity u"
                    + " where u.id = d.userId and d.directoryId = :directory order by u.id";
    private static final String GROUPS = "select d.groupId, d.name from AnyDirectoryGroupEntity d"
            + " where d.directoryId = :directory order by d.groupId";

    /**
     * Releases the next users, up to {@code most}.
     *
     * @return whether there were any
     */
    public boolean users(int most) {
        List<Effect> users = database.rows(USERS, Map.of("directory", directoryId), DirectoryRelease::user)
                .most(most)
                .list();
        if (!users.isEmpty()) {
            database.flush();
            Database.chunks(ids(users))
                    .forEach(chunk -> database.change(
                            "delete from AnyDirectoryUserEntity d where d.userId in (:ids)", Map.of("ids", chunk)));
            log.accept("-users", users);
        }
        return !users.isEmpty();
    }

    /** Releases the next groups, up to {@code most}. */
    public boolean groups(int most) {
        List<Effect> groups = database.rows(GROUPS, Map.of("directory", directoryId), DirectoryRelease::group)
                .most(most)
                .list();
        if (!groups.isEmpty()) {
            database.flush();
            Database.chunks(ids(groups))
                    .forEach(chunk -> database.change(
                            "delete from AnyDirectoryGroupEntity d where d.groupId in (:ids)", Map.of("ids", chunk)));
            log.accept("-groups", groups);
        }
        return !groups.isEmpty();
    }

    /** All users and groups, for deletions where the foreign key removes their rows. */
    List<Effect> all() {
        List<Effect> all = new ArrayList<>();
        Map<String, String> directory = Map.of("directory", directoryId);
        database.forEach(USERS, directory, row -> all.add(user(row)));
        database.forEach(GROUPS, directory, row -> all.add(group(row)));
        return all;
    }

    private static List<String> ids(List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect instanceof Effect.OfUser user ? user.id() : ((GroupEffect.OfGroup) effect).id())
                .toList();
    }

    private static Effect user(ResultRow row) {
        return new Effect.OfUser(ChangeKind.RELEASED, row.text(0), String.valueOf(row.textOrNull(1)), List.of());
    }

    private static Effect group(ResultRow row) {
        return new GroupEffect.OfGroup(ChangeKind.RELEASED, row.text(0), String.valueOf(row.textOrNull(1)), List.of());
    }
}
