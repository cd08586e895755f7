package io.github.directorysync.sync.users;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.activity.Change;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The stored names of the roles that a directory pushes for one user.
 *
 * @param names distinct, in the order of the client
 * @param held whether the guard holds that some of them are taken back, so that they stay until an administrator decides
 */
public record PushedRoleNames(List<String> names, boolean held) {

    /** The SCIM attributes in which a client sends them. */
    public static final Set<String> ATTRIBUTES = Set.of("roles", "entitlements");

    /** The maximum length of a role name in Keycloak. */
    private static final int LONGEST = 255;

    public PushedRoleNames {
        names = List.copyOf(names);
    }

    /** The names that a client has sent for a user, without those that are too long for a role. */
    public static List<String> of(ScimUser user) {
        return user.roles().stream()
                .filter(name -> name.length() <= LONGEST)
                .distinct()
                .toList();
    }

    /**
     * Whether a change of a user changes the stored names.
     *
     * @param writesAll whether changes were withheld until now, so that nothing of them is stored
     */
    static boolean change(ScimUser before, ScimUser after, boolean writesAll) {
        return writesAll || !of(before).equals(of(after));
    }

    /** Whether some stored names are taken back, so that the guard has to be asked. */
    static boolean takeBack(List<String> stored, List<String> sent) {
        return !sent.containsAll(stored);
    }

    /** The change of the stored names, written as the SCIM attribute {@code roles}. */
    public static List<Change> changes(List<String> before, List<String> after) {
        return Change.between(document(before), document(after));
    }

    private static ObjectNode document(List<String> names) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> document.withArrayProperty("roles").addObject().put("value", name));
        return document;
    }

    /** Exactly the sent names. */
    static PushedRoleNames replacedBy(List<String> sent) {
        return new PushedRoleNames(sent, false);
    }

    /** The stored names and the sent ones. */
    static PushedRoleNames heldBeside(List<String> stored, List<String> sent) {
        Set<String> both = new LinkedHashSet<>(stored);
        both.addAll(sent);
        return new PushedRoleNames(List.copyOf(both), true);
    }
}
