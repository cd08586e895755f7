package io.github.directorysync.sync.users;

import io.github.directorysync.scim.resource.ScimUser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the roles that a directory pushes for one user, as they are stored.
 *
 * @param names in the order of the client, each once
 * @param held whether the guard holds that some of them are taken back, so that they stay until an administrator decides
 */
public record PushedRoleNames(List<String> names, boolean held) {

    /** Keycloak has no role with a longer name. */
    private static final int LONGEST = 255;

    public PushedRoleNames {
        names = List.copyOf(names);
    }

    /** Those that a client has sent for a user and that can be the name of a role. */
    public static List<String> of(ScimUser user) {
        return user.roles().stream()
                .filter(name -> name.length() <= LONGEST)
                .distinct()
                .toList();
    }

    /**
     * Whether a change of a user changes what is stored.
     *
     * @param anew whether nothing that was sent before has been stored
     */
    static boolean change(ScimUser before, ScimUser after, boolean anew) {
        return anew || !of(before).equals(of(after));
    }

    /** Whether the guard has to be asked before these replace the stored names: some are taken back. */
    static boolean takeBack(List<String> stored, List<String> sent) {
        return !sent.containsAll(stored);
    }

    /** All that were sent, and no others any more. */
    static PushedRoleNames replacedBy(List<String> sent) {
        return new PushedRoleNames(sent, false);
    }

    /** The stored ones stay, and the sent ones count as well. */
    static PushedRoleNames heldBeside(List<String> stored, List<String> sent) {
        Set<String> both = new LinkedHashSet<>(stored);
        both.addAll(sent);
        return new PushedRoleNames(List.copyOf(both), true);
    }
}
