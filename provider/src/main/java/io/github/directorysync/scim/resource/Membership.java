package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.Coercion;
import io.github.directorysync.scim.patch.PatchOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a group's members: all leave or nobody does, then some leave and some join.
 *
 * @param clear whether all who are members now leave, apart from those in {@code join}
 * @param replacements the users of each list that a PATCH puts in the place of other members: of none of these lists may
 *     everybody be unknown, else it would only take members out
 * @param groups the ids of groups that are sent as members and left out: nested groups are not supported
 */
public record Membership(
        boolean clear, Set<String> join, Set<String> leave, List<Set<String>> replacements, Set<String> groups) {

    public Membership {
        join = Set.copyOf(join);
        leave = Set.copyOf(leave);
        replacements = List.copyOf(replacements);
        groups = Set.copyOf(groups);
    }

    /** Of a change that is not conditional and names no groups. */
    public Membership(boolean clear, Set<String> join, Set<String> leave) {
        this(clear, join, leave, List.of(), Set.of());
    }

    public static Membership unchanged() {
        return new Membership(false, Set.of(), Set.of());
    }

    public static Membership exactly(Set<String> members) {
        return new Membership(true, members, Set.of());
    }

    /** Whether it asks for nothing; a group that is left out is something to be said. */
    public boolean isUnchanged() {
        return !clear && join.isEmpty() && leave.isEmpty() && groups.isEmpty();
    }

    /**
     * Makes sure that it does not empty a group, or take somebody out, by naming only members whom nobody knows: a client that
     * sends user names for ids must not take everybody's role.
     *
     * @param unknown those of {@code join} who are not users of the directory
     * @param takesOut whether somebody would leave the group
     * @throws ScimProblem 400 invalidValue
     */
    public void requireSomebodyKnown(Set<String> unknown, boolean takesOut) {
        boolean onlyTakesOut = clear && takesOut && !join.isEmpty() && unknown.containsAll(join);
        if (onlyTakesOut || replacements.stream().anyMatch(unknown::containsAll)) {
            throw ScimProblem.invalidValue(
                    "None of the members that were sent is a user of this directory, so the group would"
                            + " only lose members. A member's value is the id under which this server knows the user. Nothing was"
                            + " changed.");
        }
    }

    /** What all of these operations make of the members: they take effect in the order in which they stand. */
    static Membership after(List<PatchOperation> operations) {
        boolean clear = false;
        Set<String> joining = new HashSet<>();
        Set<String> leaving = new HashSet<>();
        List<Set<String>> replacements = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        for (PatchOperation operation : operations) {
            Membership next = of(operation);
            if (next.clear) {
                clear = true;
                joining = new HashSet<>(next.join);
                leaving = new HashSet<>();
            } else {
                joining.removeAll(next.leave);
                joining.addAll(next.join);
                leaving.removeAll(next.join);
                leaving.addAll(next.leave);
            }
            replacements.addAll(next.replacements);
            groups.addAll(next.groups);
        }
        return new Membership(clear, joining, leaving, replacements, groups);
    }

    /** One operation on {@code members}, in any of the shapes of RFC 7644 §3.5.2 and of real clients. */
    static Membership of(PatchOperation operation) {
        if (operation.target().place().sub().isPresent()) {
            // RFC 7643 §4.2: they are immutable, a member joins or leaves as a whole.
            throw ScimProblem.readOnly(operation.target().place().path());
        }
        Optional<Set<String>> chosen = operation.target().filter().map(MemberFilter::ids);
        JsonNode sent = operation.value();
        return switch (operation.kind()) {
            case REMOVE -> chosen.map(Membership::leaving).orElseGet(() -> removed(sent));
            case ADD -> added(sent);
            case REPLACE -> chosen.map(ids -> exchanged(ids, sent)).orElseGet(() -> replaced(sent));
        };
    }

    /**
     * The members that a PUT or POST lists, and nobody else.
     *
     * @throws ScimProblem 400 invalidValue if it lists members but none with an id: that must not empty a group
     */
    static Membership listed(JsonNode sent) {
        NamedMembers named = NamedMembers.of(sent);
        return new Membership(
                true, isEmptyList(sent) ? Set.of() : named.orRefuse().users(), Set.of(), List.of(), named.groups());
    }

    /** A {@code replace}: like a PUT, but refused wherever nobody whom it lists is known. */
    private static Membership replaced(JsonNode sent) {
        Membership listed = listed(sent);
        return new Membership(true, listed.join, Set.of(), required(listed.join), listed.groups);
    }

    /** A {@code replace} of members that the path chooses (RFC 7644 §3.5.2.3): those leave, whom the value names join. */
    private static Membership exchanged(Set<String> chosen, JsonNode sent) {
        NamedMembers named = NamedMembers.of(sent).orRefuse();
        Set<String> leave = new HashSet<>(chosen);
        leave.removeAll(named.users());
        return new Membership(false, named.users(), leave, required(named.users()), named.groups());
    }

    /** Without a value, or with null, all go; Entra names them in the value. A value that names nobody is refused. */
    private static Membership removed(JsonNode sent) {
        if (sent.isMissingNode() || sent.isNull()) {
            return exactly(Set.of());
        }
        return leaving(NamedMembers.of(sent).orRefuse().users());
    }

    private static Membership added(JsonNode sent) {
        NamedMembers named = NamedMembers.of(sent);
        Set<String> users =
                Coercion.isNothing(sent) ? Set.of() : named.orRefuse().users();
        return new Membership(false, users, Set.of(), List.of(), named.groups());
    }

    private static Membership leaving(Set<String> ids) {
        return new Membership(false, Set.of(), ids);
    }

    private static List<Set<String>> required(Set<String> users) {
        return users.isEmpty() ? List.of() : List.of(Set.copyOf(users));
    }

    private static boolean isEmptyList(JsonNode sent) {
        return sent.isNull() || (sent.isArray() && sent.isEmpty());
    }
}
