package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ReferencePieces;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.UserNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** Members of groups as a client sees them: SCIM id and userName, in the order of the names. */
record MemberReferences(Database database, String directoryId) {

    private static final String REFERENCES =
            "select m.groupId, coalesce(d.scimId, u.id), coalesce(d.userName, u.username), d.sentUserName"
                    + " from UserGroupMembershipEntity m, DirectoryUserEntity d, UserEntity u where u.id = m.user.id"
                    + " and d.userId = u.id and d.directoryId = :directory and m.groupId in (:groups)"
                    + HeldEntity.STILL_MEMBER;

    /** The id of a group, and one of its members. */
    private record MemberOfGroup(String group, Reference reference) {}

    /** All members of one group; those of a large one are read when they are written. */
    ReferenceList all(String group, KeycloakSessionFactory factory) {
        List<String> one = List.of(group);
        return few(one, GroupMembers.FEW)
                .map(few -> ReferenceList.all(byGroup(few).getOrDefault(group, List.of())))
                .orElseGet(
                        () -> new ReferencePieces(factory, new MemberPieces(directoryId, group)::after).all(database));
    }

    /**
     * All members, or empty if there are more than {@code most}. One group is asked for few members after each of its changes:
     * then everybody in it counts, also those who are not the directory's, since these are counted by their key alone.
     */
    Optional<Map<String, List<Reference>>> of(Collection<String> groups, int most, RequestMemory memory) {
        Optional<List<MemberOfGroup>> found = groups.size() == 1 && most <= GroupMembers.FEW
                ? few(groups, most)
                : Optional.of(many(groups, most + 1, memory)).filter(all -> all.size() <= most);
        return found.map(MemberReferences::byGroup);
    }

    static Reference reference(ResultRow row, int from) {
        return new Reference(row.text(from), asSent(row.text(from + 1), row.textOrNull(from + 2)));
    }

    private static Map<String, List<Reference>> byGroup(List<MemberOfGroup> all) {
        Map<String, List<Reference>> members = new HashMap<>();
        all.forEach(member -> members.computeIfAbsent(member.group(), group -> new ArrayList<>())
                .add(member.reference()));
        // By the database's collation, a hundred thousand names take half a second and its disk.
        members.values().forEach(list -> list.sort(Comparator.comparing(Reference::display)));
        return members;
    }

    /** The members of one group, if it has few. */
    private Optional<List<MemberOfGroup>> few(Collection<String> groups, int most) {
        return groups.size() == 1
                ? new GroupMembers(database, directoryId)
                        .few(groups.iterator().next(), most)
                        .map(people -> among(groups, people))
                : Optional.empty();
    }

    private List<MemberOfGroup> among(Collection<String> groups, List<String> people) {
        return database.rows(
                        REFERENCES + " and m.user.id in (:users)",
                        Map.of("directory", directoryId, "groups", groups, "users", Database.in(people)),
                        MemberReferences::reference)
                .list();
    }

    private List<MemberOfGroup> many(Collection<String> groups, int most, RequestMemory memory) {
        return Database.chunks(groups)
                .flatMap(chunk -> database
                        .rows(
                                REFERENCES,
                                Map.of("directory", directoryId, "groups", chunk),
                                MemberReferences::reference)
                        .most(most)
                        .each(reference -> memory.hold(Limits.REFERENCE_BYTES))
                        .stream())
                .toList();
    }

    private static MemberOfGroup reference(ResultRow row) {
        return new MemberOfGroup(row.text(0), reference(row, 1));
    }

    /** The userName in the letter case that was sent, unless the user is called otherwise now. */
    private static String asSent(String userName, @Nullable String sent) {
        return sent != null && UserNames.key(sent).equals(userName) ? sent : userName;
    }
}
