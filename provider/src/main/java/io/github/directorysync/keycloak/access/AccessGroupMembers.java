package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Options;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.Database;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.GroupModel;

/** Who of a directory may be active by being in one of its access groups, even if the guard only holds them there. */
public record AccessGroupMembers(Directory directory, Database database) {

    /** Of a user {@code d}, not counting the group {@code :without}. */
    public static final String HAS = "exists (select 1 from UserGroupMembershipEntity m, AnyDirectoryGroupEntity r"
            + " where m.user.id = d.userId and r.groupId = m.groupId"
            + " and r.directoryId = :directory and r.groupId <> :without"
            + " and (r.groupId in (:groups) or r.displayName in (:groups)))";

    private static final String NO_GROUP = "-";

    /** Whether the group is one of those. */
    public boolean opens(GroupModel group) {
        return options().limitAccess() && opensAs(group, new GroupNameIndex(database).sent(group));
    }

    /** Whether it is one of those by that name. */
    public boolean opensAs(GroupModel group, String name) {
        return options().giveAccess(group.getId(), name);
    }

    /** Everybody, where there are no such groups. */
    public Set<String> of(Collection<String> users) {
        return options().limitAccess() ? having(users, NO_GROUP) : Set.copyOf(users);
    }

    /** Those who may be active, and may not without that group. */
    public Set<String> onlyBy(GroupModel group, Collection<String> users) {
        Set<String> only = new HashSet<>(having(users, NO_GROUP));
        only.removeAll(having(only, group.getId()));
        return only;
    }

    /** Of the condition, where no group is left out. */
    public Map<String, Object> parameters() {
        return Map.of(
                "directory",
                directory.id(),
                "without",
                NO_GROUP,
                "groups",
                options().accessGroups());
    }

    private Set<String> having(Collection<String> users, String without) {
        Set<String> having = new HashSet<>();
        Database.chunks(users)
                .forEach(chunk -> having.addAll(database.list(
                        "select d.userId from AnyDirectoryUserEntity d where d.userId in (:users) and " + HAS,
                        String.class,
                        Map.of(
                                "users",
                                chunk,
                                "directory",
                                directory.id(),
                                "without",
                                without,
                                "groups",
                                options().accessGroups()))));
        return having;
    }

    private Options options() {
        return directory.options();
    }
}
