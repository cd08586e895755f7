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

/** Applies or discards held changes of groups: members who leave, and deleted groups. */
record HeldGroupDecision(DirectoryContext context, MembershipStore memberships) {

    /** Applies the changes: the members leave. */
    void apply(List<HeldEntity> rows) {
        byGroup(rows).forEach((group, people) -> {
            GroupModel model = context.session().groups().getGroupById(context.realm(), group);
            if (model != null && AdminPrivileges.around(model, context.session(), context.realm())) {
                // No directory may change a group that administers Keycloak by now.
                rows.stream()
                        .filter(row -> group.equals(row.groupId))
                        .forEach(row -> row.state = HeldState.DISCARDED.name());
                touch(group);
            } else if (model != null) {
                memberships.leave(model, people);
            }
        });
    }

    /** Discards the changes: the members stay, and the groups get a new version that shows it. */
    void discard(List<HeldEntity> rows) {
        byGroup(rows).keySet().forEach(this::touch);
    }

    private static Map<String, List<String>> byGroup(List<HeldEntity> rows) {
        return rows.stream()
                .filter(row -> row.groupId != null)
                .collect(Collectors.groupingBy(
                        row -> row.groupId, Collectors.mapping(row -> row.userId, Collectors.toList())));
    }

    /** Gives the group a new version, because its visible members have changed. */
    private void touch(String group) {
        context.database().find(AnyDirectoryGroupEntity.class, group).ifPresent(row -> {
            row.version++;
            row.lastModified = ServerTime.now().toEpochMilli();
        });
    }

    /**
     * Deletes a group whose held deletion has no undecided member left, unless the change of a member was discarded: then
     * the group stays.
     */
    void deleteDecided(List<HeldEntity> rows) {
        Stream<String> dissolved = rows.stream()
                .filter(row -> RemovalKind.valueOf(row.what) == RemovalKind.DISSOLVE)
                .map(row -> row.groupId)
                .distinct();
        dissolved.forEach(group -> {
            AnyDirectoryGroupEntity row = context.database()
                    .find(AnyDirectoryGroupEntity.class, group)
                    .orElse(null);
            GroupModel model = context.session().groups().getGroupById(context.realm(), group);
            if (row == null || row.gone == null || model == null || count(group, HeldState.HELD, 0) > 0) {
                return;
            }
            if (count(group, HeldState.DISCARDED, row.gone) > 0) {
                restore(row);
            } else {
                delete(model);
            }
        });
    }

    private void delete(GroupModel group) {
        String name = new GroupNameIndex(context.database()).sent(group);
        if (new GroupDeletion(context, memberships).delete(group)) {
            context.journal().note(new GroupEffect.OfGroup(ChangeKind.DELETED, group.getId(), name, List.of()));
        }
    }

    /** Restores the group with its externalId, unless another group of the directory has that now. */
    private void restore(AnyDirectoryGroupEntity row) {
        row.gone = null;
        boolean taken = row.goneExternalId != null
                && context.database()
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

    /** Counts decisions since the group was deleted only: members may have waited to leave before. */
    private long count(String group, HeldState state, long since) {
        return context.database()
                .count(
                        "select count(*) from HeldEntity h where h.groupId = :group and h.what = 'DISSOLVE' and h.state = :state"
                                + " and coalesce(h.decided, 0) >= :since",
                        Map.of("group", group, "state", state.name(), "since", since));
    }
}
