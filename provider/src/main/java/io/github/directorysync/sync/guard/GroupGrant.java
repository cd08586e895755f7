package io.github.directorysync.sync.guard;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a group gives its members: the rule who may lose something when people leave the group, or when it is deleted or renamed.
 *
 * @param roles whether roles are mapped to the group or to one above it
 * @param access whether it is an access group of a directory that may suspend people
 */
public record GroupGrant(boolean roles, boolean access) {

    /**
     * The ids of those who may lose something.
     *
     * @param leaving who leaves
     * @param staying who stays, if the group is an access group now and is none afterwards
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
     * Those of them who are asked about: whoever leaves, and whoever has no other access group.
     *
     * @param enabled people with enabled accounts
     * @param onlyByThis those who are in no other access group
     */
    public List<String> losing(Collection<String> enabled, Collection<String> leaving, Set<String> onlyByThis) {
        Set<String> left = Set.copyOf(leaving);
        return enabled.stream()
                .filter(person -> left.contains(person) || onlyByThis.contains(person))
                .toList();
    }
}
