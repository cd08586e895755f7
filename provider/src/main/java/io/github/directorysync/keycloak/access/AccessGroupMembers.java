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

/**
 * Members of a directory's access groups, who may have an enabled account. A membership that only the guard holds still
 * counts.
 */
public record AccessGroupMembers(Directory directory, Database database) {

    /**
     * HQL condition on {@code AnyDirectoryUserEntity d}: the user is in an access group other than {@code :without}.
     */
    public static final String HAS = "exists (select 1 from UserGroupMembershipEntity m, AnyDirectoryGroupEntity r"
            + " where m.user.id = d.userId and r.groupId = m.groupId"
            + " and r.directoryId = :directory and r.groupId <> :without"
            + " and (r.groupId in (:groups) or r.displayName in (:groups)))";

    private static final String NO_GROUP = "-";

    /** Returns whether the group is an access group of the directory. */
    public boolean opens(GroupModel group) {
        return options().limitAccess() && opensAs(group, new GroupNameIndex(database).sent(group));
    }

    /** Returns whether the group would be an access group under that name. */
    public boolean opensAs(GroupModel group, String name) {
        return options().giveAccess(group.getId(), name);
    }

    /** Returns which of these users may have an enabled account: all of them if the directory has no access groups. */
    public Set<String> of(Collection<String> users) {
        return options().limitAccess() ? inAccessGroup(users, NO_GROUP) : Set.copyOf(users);
    }

    /** Returns the users whose only access group is this one. */
    public Set<String> onlyBy(GroupModel group, Collection<String> users) {
        Set<String> only = new HashSet<>(inAccessGroup(users, NO_GROUP));
        only.removeAll(inAccessGroup(only, group.getId()));
        return only;
    }

    /** Parameters of {@link #HAS}, with no group left out. */
    public Map<String, Object> parameters() {
        return Map.of(
                "directory",
                directory.id(),
                "without",
                NO_GROUP,
                "groups",
                options().accessGroups());
    }

    private Set<String> inAccessGroup(Collection<String> users, String without) {
        Set<String> inAccessGroup = new HashSet<>();
        Database.chunks(users)
                .forEach(chunk -> inAccessGroup.addAll(database.list(
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
        return inAccessGroup;
    }

    private Options options() {
        return directory.options();
    }
}
