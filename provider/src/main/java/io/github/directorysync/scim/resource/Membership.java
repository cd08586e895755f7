package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.Coercion;
import io.github.directorysync.scim.patch.PatchOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a group's members: if {@code clear}, all are removed first; then some leave and some join.
 *
 * @param clear whether all current members leave, except those in {@code join}
 * @param replacements the users of each list with which a PATCH replaces other members. Each list must contain a user of the
 *     directory, otherwise it would only remove members
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

    /** A change without replacements and groups. */
    public Membership(boolean clear, Set<String> join, Set<String> leave) {
        this(clear, join, leave, List.of(), Set.of());
    }

    public static Membership unchanged() {
        return new Membership(false, Set.of(), Set.of());
    }

    public static Membership exactly(Set<String> members) {
        return new Membership(true, members, Set.of());
    }

    /** Whether it changes nothing. A left-out group counts as a change, because it is reported. */
    public boolean isUnchanged() {
        return !clear && join.isEmpty() && leave.isEmpty() && groups.isEmpty();
    }

    /**
     * The memory that the change takes beside that of the request's body, as bytes of JSON. Whoever replaces all members is
     * taken to name those who are there: clients that send the whole list each time change little of it. See
     * {@link #furtherBytes}.
     *
     * @param read the number of members that are read although the request need not name them
     */
    public long bytes(long read) {
        return Limits.MEMBER_BYTES * read + Limits.NAMED_MEMBER_BYTES * takenToJoin(read);
    }

    /**
     * The memory that the change takes in addition to {@link #bytes}: {@code bytes} assumes that a request which replaces all
     * members names the current ones, and this counts those who are new.
     *
     * @param read as in {@link #bytes}
     * @param joining the number of those who join, known once the members are read
     */
    public long furtherBytes(long read, int joining) {
        return Limits.NAMED_MEMBER_BYTES * Math.max(0, joining - takenToJoin(read));
    }

    private long takenToJoin(long read) {
        long named = (long) join.size() + leave.size();
        return clear ? Math.max(0, named - read) : named;
    }

    /**
     * Refuses a change that only removes members because all sent members are unknown: a client that sends user names
     * instead of ids must not remove everybody's role.
     *
     * @param unknown the ids in {@code join} that belong to no user of the directory
     * @param takesOut whether a member would leave the group
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

    /** The combined change of all operations, applied in order. */
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

    /** The change of one operation on {@code members}, in any form of RFC 7644 §3.5.2 and of real clients. */
    static Membership of(PatchOperation operation) {
        if (operation.target().place().sub().isPresent()) {
            // RFC 7643 §4.2: sub-attributes of members are immutable.
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
     * Exactly the members that a PUT or POST lists.
     *
     * @throws ScimProblem 400 invalidValue if it lists members but none with an id, which must not empty a group
     */
    static Membership listed(JsonNode sent) {
        NamedMembers named = NamedMembers.of(sent);
        return new Membership(
                true, isEmptyList(sent) ? Set.of() : named.orRefuse().users(), Set.of(), List.of(), named.groups());
    }

    /** A {@code replace}: like a PUT, but refused if all listed members are unknown. */
    private static Membership replaced(JsonNode sent) {
        Membership listed = listed(sent);
        return new Membership(true, listed.join, Set.of(), required(listed.join), listed.groups);
    }

    /** A {@code replace} of members that the path selects (RFC 7644 §3.5.2.3): those leave, and those in the value join. */
    private static Membership exchanged(Set<String> chosen, JsonNode sent) {
        NamedMembers named = NamedMembers.of(sent).orRefuse();
        Set<String> leave = new HashSet<>(chosen);
        leave.removeAll(named.users());
        return new Membership(false, named.users(), leave, required(named.users()), named.groups());
    }

    /**
     * A {@code remove} without a value, or with null, removes all members; Entra lists them in the value. A value without
     * ids is refused.
     */
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
