package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.groups.GroupDeletion;
import io.github.directorysync.keycloak.groups.MembershipStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.guard.HeldChange.HeldState;
import io.github.directorysync.sync.guard.RemovalKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;

/** What was held of people in groups, or of groups with people in them, happens or does not. */
record HeldGroupDecision(DirectoryContext visit, MembershipStore memberships) {

    /** They leave. */
    void apply(List<HeldEntity> rows) {
        byGroup(rows).forEach((group, people) -> {
            GroupModel model = visit.session().groups().getGroupById(visit.realm(), group);
            if (model != null && AdminPrivileges.around(model, visit.session(), visit.realm())) {
                // What administers Keycloak by now is out of every directory's reach.
                rows.stream()
                        .filter(row -> group.equals(row.groupId))
                        .forEach(row -> row.state = HeldState.DISCARDED.name());
                touch(group);
            } else if (model != null) {
                memberships.leave(model, people);
            }
        });
    }

    /** They stay, and the directory is shown so. */
    void discard(List<HeldEntity> rows) {
        byGroup(rows).keySet().forEach(this::touch);
    }

    private static Map<String, List<String>> byGroup(List<HeldEntity> rows) {
        return rows.stream()
                .filter(row -> row.groupId != null)
                .collect(Collectors.groupingBy(
                        row -> row.groupId, Collectors.mapping(row -> row.userId, Collectors.toList())));
    }

    /** Its members are others for the directory. */
    private void touch(String group) {
        visit.database().find(AnyDirectoryGroupEntity.class, group).ifPresent(row -> {
            row.version++;
            row.lastModified = ServerTime.now().toEpochMilli();
        });
    }

    /** A deleted group goes when nobody waits in it any more, unless somebody is to stay. */
    void settle(List<HeldEntity> rows) {
        Stream<String> dissolved = rows.stream()
                .filter(row -> RemovalKind.valueOf(row.what) == RemovalKind.DISSOLVE)
                .map(row -> row.groupId)
                .distinct();
        dissolved.forEach(group -> {
            AnyDirectoryGroupEntity row =
                    visit.database().find(AnyDirectoryGroupEntity.class, group).orElse(null);
            GroupModel model = visit.session().groups().getGroupById(visit.realm(), group);
            if (row == null || row.gone == null || model == null || count(group, HeldState.HELD, 0) > 0) {
                return;
            }
            if (count(group, HeldState.DISCARDED, row.gone) > 0) {
                staysAfterAll(row);
            } else {
                delete(model);
            }
        });
    }

    private void delete(GroupModel group) {
        String name = new GroupNameIndex(visit.database()).sent(group);
        if (new GroupDeletion(visit, memberships).delete(group)) {
            visit.journal().note(new GroupEffect.OfGroup(ChangeKind.DELETED, group.getId(), name, List.of()));
        }
    }

    /** As it was, unless the directory has given its externalId to another one. */
    private void staysAfterAll(AnyDirectoryGroupEntity row) {
        row.gone = null;
        boolean taken = row.goneExternalId != null
                && visit.database()
                                .count(
                                        "select count(*) from DirectoryGroupEntity d where d.directoryId = :directory"
                                                + " and d.externalId = :external and d.groupId <> :group",
                                        Map.of(
                                                "directory",
                                                row.directoryId,
                                                "external",
                                                row.goneExternalId,
                                                "group",
                                                row.groupId))
                        > 0;
        row.externalId = taken ? null : row.goneExternalId;
        row.goneExternalId = null;
    }

    /** Some may have waited to leave before the group was deleted, so when they were decided counts. */
    private long count(String group, HeldState state, long since) {
        return visit.database()
                .count(
                        "select count(*) from HeldEntity h where h.groupId = :group and h.what = 'DISSOLVE' and h.state = :state"
                                + " and coalesce(h.decided, 0) >= :since",
                        Map.of("group", group, "state", state.name(), "since", since));
    }
}
