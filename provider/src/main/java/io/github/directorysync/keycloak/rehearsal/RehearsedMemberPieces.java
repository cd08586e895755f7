package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ReferencePieces.Piece;
import io.github.directorysync.scim.resource.Reference;
import java.util.List;
import java.util.Map;

/** Reads the members of one group of a rehearsing directory piece by piece. */
record RehearsedMemberPieces(String directoryId, String group) {

    Piece after(String id, Database database) {
        Map<String, Object> behind = Map.of("group", group, "after", id);
        return Piece.read(
                database.query(
                        "select m.userId from RehearsedMemberEntity m where m.groupId = :group and m.userId > :after"
                                + " order by m.userId",
                        String.class,
                        behind),
                database.query(
                        "select max(m.userId) from RehearsedMemberEntity m where m.groupId = :group and m.userId > :after",
                        String.class,
                        behind),
                last -> between(id, last, database));
    }

    private List<Reference> between(String after, String last, Database database) {
        return database.rows(
                        "select u.id, u.userName from RehearsedMemberEntity m, RehearsedUserEntity u"
                                + " where u.id = m.userId and u.directoryId = :directory and m.groupId = :group"
                                + " and m.userId > :after and m.userId <= :last",
                        Map.of("directory", directoryId, "group", group, "after", after, "last", last),
                        row -> new Reference(row.text(0), row.text(1)))
                .list();
    }
}
