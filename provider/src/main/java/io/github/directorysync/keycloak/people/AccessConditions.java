package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.sync.users.AccessReason;
import io.github.directorysync.sync.users.SyncState;
import java.util.List;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/**
 * {@link AccessReason#of} as conditions on {@code UserEntity u} and {@code DirectoryUserEntity d}, so that the database
 * filters and counts users by the reason.
 */
public record AccessConditions(Directory directory) {

    private static final HqlCondition ENABLED = HqlCondition.equal("u.enabled", true);
    private static final HqlCondition HELD = HqlCondition.present("d.held");
    private static final HqlCondition AWAITED =
            bothKnown(HqlCondition.present("d.standing"), HqlCondition.equal("d.standing", SyncState.AWAITED.name()));

    /** Rows that are older than the column {@code SAID_ACTIVE} have the last {@code active} in the document only. */
    private static final HqlCondition SENT_INACTIVE = HqlCondition.any(List.of(
            bothKnown(HqlCondition.present("d.saidActive"), HqlCondition.equal("d.saidActive", false)),
            HqlCondition.all(List.of(
                    HqlCondition.absent("d.saidActive"),
                    HqlCondition.like(scope -> scope.text("d.document"), "%\"active\":false%")))));

    private static final HqlCondition SAID_INACTIVE = HqlCondition.any(List.of(
            bothKnown(HqlCondition.present("d.active"), HqlCondition.equal("d.active", false)),
            HqlCondition.all(List.of(HqlCondition.absent("d.active"), ENABLED.negated(), SENT_INACTIVE))));

    /**
     * Users whose account is enabled and would be disabled if the directory could suspend users; without those whose
     * suspension is held.
     */
    public HqlCondition toSuspend() {
        return HqlCondition.all(List.of(
                ENABLED,
                HELD.negated(),
                HqlCondition.any(List.of(SAID_INACTIVE, entitled().negated()))));
    }

    /** Users who are active, or not active, for that reason. */
    public HqlCondition of(AccessReason reason) {
        HqlCondition guarded = HqlCondition.all(List.of(ENABLED, HELD));
        HqlCondition withheld = directory.options().suspendUsers() ? HqlCondition.nothing() : toSuspend();
        HqlCondition disabled = HqlCondition.all(List.of(ENABLED.negated(), AWAITED.negated()));
        return switch (reason) {
            case ACTIVE -> HqlCondition.all(List.of(ENABLED, guarded.negated(), withheld.negated()));
            case GUARD -> guarded;
            case SUSPEND_USERS -> withheld;
            case IMPORT_USERS -> HqlCondition.all(List.of(ENABLED.negated(), AWAITED));
            case DIRECTORY -> HqlCondition.all(List.of(disabled, SAID_INACTIVE));
            case ACCESS_GROUPS ->
                HqlCondition.all(
                        List.of(disabled, SAID_INACTIVE.negated(), entitled().negated()));
            case ADMINISTRATOR -> HqlCondition.all(List.of(disabled, SAID_INACTIVE.negated(), entitled()));
        };
    }

    /** The name of the {@link AccessReason} as an expression. */
    Value reason() {
        return scope -> {
            var cases = scope.build().<String>selectCase();
            for (AccessReason reason : AccessReason.values()) {
                if (reason != AccessReason.ACTIVE) {
                    cases = cases.when(
                            of(reason).test().in(scope), scope.build().literal(reason.name()));
                }
            }
            return cases.otherwise(scope.build().literal(AccessReason.ACTIVE.name()));
        };
    }

    /** Users who are in an access group, or all if the directory has none. The same as {@code AccessGroupMembers}. */
    public HqlCondition entitled() {
        Set<String> groups = directory.options().accessGroups();
        if (groups.isEmpty()) {
            return HqlCondition.everything();
        }
        return HqlCondition.exists(
                List.of(
                        new Table("am", UserGroupMembershipEntity.class),
                        new Table("ar", AnyDirectoryGroupEntity.class)),
                HqlCondition.same("am.user.id", "d.userId"),
                HqlCondition.same("ar.groupId", "am.groupId"),
                HqlCondition.equal("ar.directoryId", directory.id()),
                HqlCondition.any(List.of(
                        HqlCondition.oneOf("ar.groupId", groups), HqlCondition.oneOf("ar.displayName", groups))));
    }

    /** "And" that is false and not unknown where the column is null, so that it can be negated. */
    private static HqlCondition bothKnown(HqlCondition present, HqlCondition equal) {
        return HqlCondition.all(List.of(present, equal));
    }
}
