package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.keycloak.TableQuery.Ordering;
import io.github.directorysync.sync.AccessReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/**
 * Which people of a directory are meant.
 *
 * @param text in the userName, the names, the e-mail or the externalId
 * @param active whether the account can be used
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

    /** By what a list of people is sorted. */
    public enum Sort {
        USER_NAME("userName", "u.username"),
        DISPLAY_NAME("displayName", "d.displayName"),
        EMAIL("email", "u.email"),
        EXTERNAL_ID("externalId", "d.externalId"),
        CREATED("created", "d.created"),
        LAST_MODIFIED("lastModified", "d.lastModified");

        private final String word;
        private final String column;

        Sort(String word, String column) {
            this.word = word;
            this.column = column;
        }

        public String word() {
            return word;
        }

        /** Those that are equal stand by their ids, so that no page shows somebody twice. */
        List<Ordering> order(boolean descending) {
            return List.of(
                    descending ? Ordering.descending(column) : Ordering.ascending(column), Ordering.ascending("u.id"));
        }
    }

    /** On {@code u} and {@code d}. */
    Condition condition(Directory directory) {
        List<Condition> all = new ArrayList<>();
        text.map(PersonFilter::contains).ifPresent(all::add);
        active.map(wanted -> Condition.equal("u.enabled", wanted)).ifPresent(all::add);
        group.map(id -> memberOf(directory, id)).ifPresent(all::add);
        reason.map(new AccessConditions(directory)::of).ifPresent(all::add);
        return Condition.all(all);
    }

    private static Condition contains(String text) {
        return Condition.any(
                COLUMNS.stream().map(column -> Condition.contains(column, text)).toList());
    }

    private static Condition memberOf(Directory directory, String id) {
        return Condition.exists(
                List.of(new Table("fm", UserGroupMembershipEntity.class), new Table("fg", DirectoryGroupEntity.class)),
                Condition.same("fm.user.id", "u.id"),
                Condition.equal("fm.groupId", id),
                Condition.same("fg.groupId", "fm.groupId"),
                Condition.equal("fg.directoryId", directory.id()));
    }
}
