package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.Columns.Value;
import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.sync.AccessReason;
import io.github.directorysync.sync.Standing;
import java.util.List;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/**
 * {@link AccessReason#of} as conditions on {@code UserEntity u} and {@code DirectoryUserEntity d}, so that the database
 * filters and counts people by the reason.
 */
record AccessConditions(Directory directory) {

    private static final Condition ENABLED = Condition.equal("u.enabled", true);
    private static final Condition HELD = Condition.present("d.held");
    private static final Condition AWAITED =
            either(Condition.present("d.standing"), Condition.equal("d.standing", Standing.AWAITED.name()));

    /** Of people of before {@code SAID_ACTIVE} was kept only the document says it. */
    private static final Condition SENT_INACTIVE = Condition.any(List.of(
            either(Condition.present("d.saidActive"), Condition.equal("d.saidActive", false)),
            Condition.all(List.of(
                    Condition.absent("d.saidActive"),
                    Condition.like(scope -> scope.text("d.document"), "%\"active\":false%")))));

    private static final Condition SAID_INACTIVE = Condition.any(List.of(
            either(Condition.present("d.active"), Condition.equal("d.active", false)),
            Condition.all(List.of(Condition.absent("d.active"), ENABLED.negated(), SENT_INACTIVE))));

    /** Whose account can be used and would not be, if the directory may suspend people; not of whom that is held. */
    Condition unwanted() {
        return Condition.all(List.of(
                ENABLED,
                HELD.negated(),
                Condition.any(List.of(SAID_INACTIVE, entitled().negated()))));
    }

    /** Whoever is or is not active for that reason. */
    Condition of(AccessReason reason) {
        Condition guarded = Condition.all(List.of(ENABLED, HELD));
        Condition withheld = directory.options().suspendUsers() ? Condition.nothing() : unwanted();
        Condition disabled = Condition.all(List.of(ENABLED.negated(), AWAITED.negated()));
        return switch (reason) {
            case ACTIVE -> Condition.all(List.of(ENABLED, guarded.negated(), withheld.negated()));
            case GUARD -> guarded;
            case SUSPEND_USERS -> withheld;
            case IMPORT_USERS -> Condition.all(List.of(ENABLED.negated(), AWAITED));
            case DIRECTORY -> Condition.all(List.of(disabled, SAID_INACTIVE));
            case ACCESS_GROUPS ->
                Condition.all(
                        List.of(disabled, SAID_INACTIVE.negated(), entitled().negated()));
            case ADMINISTRATOR -> Condition.all(List.of(disabled, SAID_INACTIVE.negated(), entitled()));
        };
    }

    /** The name of the reason. */
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

    /** The same as {@link Entitled}. */
    Condition entitled() {
        Set<String> groups = directory.options().accessGroups();
        if (groups.isEmpty()) {
            return Condition.everything();
        }
        return Condition.exists(
                List.of(new Table("am", UserGroupMembershipEntity.class), new Table("ar", DepartedGroupEntity.class)),
                Condition.same("am.user.id", "d.userId"),
                Condition.same("ar.groupId", "am.groupId"),
                Condition.equal("ar.directoryId", directory.id()),
                Condition.any(
                        List.of(Condition.oneOf("ar.groupId", groups), Condition.oneOf("ar.displayName", groups))));
    }

    /** "And" that is false and not unknown where the column is null, so that it can be negated. */
    private static Condition either(Condition present, Condition equal) {
        return Condition.all(List.of(present, equal));
    }
}
