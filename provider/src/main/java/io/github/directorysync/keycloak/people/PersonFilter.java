package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.sync.users.AccessReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/**
 * Selects users of a directory.
 *
 * @param text part of the userName, the names, the e-mail or the externalId
 * @param active whether the account is enabled
 * @param group the id of a group that they are a direct member of
 * @param reason why the account can or cannot be used
 */
public record PersonFilter(
        Optional<String> text, Optional<Boolean> active, Optional<String> group, Optional<AccessReason> reason) {

    private static final List<String> COLUMNS = List.of(
            "u.username",
            "u.firstName",
            "u.lastName",
            "u.email",
            "d.userName",
            "d.givenName",
            "d.familyName",
            "d.email",
            "d.externalId");

    public static final PersonFilter EVERYBODY =
            new PersonFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** By what a list of users is sorted. */
    public enum PersonSort {
        USER_NAME("userName", "u.username"),
        DISPLAY_NAME("displayName", "d.displayName"),
        EMAIL("email", "u.email"),
        EXTERNAL_ID("externalId", "d.externalId"),
        CREATED("created", "d.created"),
        LAST_MODIFIED("lastModified", "d.lastModified");

        private final String word;
        private final String column;

        PersonSort(String word, String column) {
            this.word = word;
            this.column = column;
        }

        public String word() {
            return word;
        }

        /** The id is the tie-breaker, so that no user is on two pages. */
        List<Ordering> order(boolean descending) {
            return List.of(
                    descending ? Ordering.descending(column) : Ordering.ascending(column), Ordering.ascending("u.id"));
        }
    }

    /** The condition on {@code UserEntity u} and {@code DirectoryUserEntity d}. */
    HqlCondition condition(Directory directory) {
        List<HqlCondition> all = new ArrayList<>();
        text.map(PersonFilter::contains).ifPresent(all::add);
        active.map(wanted -> HqlCondition.equal("u.enabled", wanted)).ifPresent(all::add);
        group.map(id -> memberOf(directory, id)).ifPresent(all::add);
        reason.map(new AccessConditions(directory)::of).ifPresent(all::add);
        return HqlCondition.all(all);
    }

    private static HqlCondition contains(String text) {
        return HqlCondition.any(COLUMNS.stream()
                .map(column -> HqlCondition.contains(column, text))
                .toList());
    }

    private static HqlCondition memberOf(Directory directory, String id) {
        return HqlCondition.exists(
                List.of(new Table("fm", UserGroupMembershipEntity.class), new Table("fg", DirectoryGroupEntity.class)),
                HqlCondition.same("fm.user.id", "u.id"),
                HqlCondition.equal("fm.groupId", id),
                HqlCondition.same("fg.groupId", "fm.groupId"),
                HqlCondition.equal("fg.directoryId", directory.id()));
    }
}
