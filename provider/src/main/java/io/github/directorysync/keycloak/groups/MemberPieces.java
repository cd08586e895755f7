package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ReferencePieces.Piece;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.resource.Reference;
import java.util.List;
import java.util.Map;

/** Reads the members of one group piece by piece. */
record MemberPieces(String directoryId, String group) {

    Piece after(String id, Database database) {
        Map<String, Object> behind = Map.of("group", group, "after", id);
        return Piece.read(
                database.query(
                        "select m.user.id from UserGroupMembershipEntity m where m.groupId = :group"
                                + " and m.user.id > :after order by m.user.id",
                        String.class,
                        behind),
                database.query(
                        "select max(m.user.id) from UserGroupMembershipEntity m where m.groupId = :group"
                                + " and m.user.id > :after",
                        String.class,
                        behind),
                last -> between(id, last, database));
    }

    private List<Reference> between(String after, String last, Database database) {
        return database.rows(
                        "select coalesce(d.scimId, u.id), coalesce(d.userName, u.username), d.sentUserName"
                                + " from UserGroupMembershipEntity m, DirectoryUserEntity d, UserEntity u"
                                + " where u.id = m.user.id and d.userId = u.id and d.directoryId = :directory"
                                + " and m.groupId = :group and m.user.id > :after and m.user.id <= :last"
                                + HeldEntity.STILL_MEMBER,
                        Map.of("directory", directoryId, "group", group, "after", after, "last", last),
                        row -> MemberReferences.reference(row, 0))
                .list();
    }
}
