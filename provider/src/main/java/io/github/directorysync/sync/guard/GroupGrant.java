package io.github.directorysync.sync.guard;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The access that a group gives its members; determines who may lose access when members leave, or the group is deleted or
 * renamed.
 *
 * @param roles whether roles are mapped to the group or to one of its parents
 * @param access whether it is an access group of a directory that may suspend users
 */
public record GroupGrant(boolean roles, boolean access) {

    /**
     * The ids of the users who may lose access.
     *
     * @param leaving the users who leave
     * @param staying the users who stay, if the group stops being an access group
     */
    public Set<String> concerned(Collection<String> leaving, Collection<String> staying) {
        Set<String> concerned = new HashSet<>();
        if (roles || access) {
            concerned.addAll(leaving);
        }
        if (access) {
            concerned.addAll(staying);
        }
        return concerned;
    }

    /**
     * The users about whom the guard is asked: those who leave, and those who are in no other access group.
     *
     * @param enabled the users with enabled accounts
     * @param onlyByThis the users who are in no other access group
     */
    public List<String> losing(Collection<String> enabled, Collection<String> leaving, Set<String> onlyByThis) {
        Set<String> left = Set.copyOf(leaving);
        return enabled.stream()
                .filter(person -> left.contains(person) || onlyByThis.contains(person))
                .toList();
    }
}
