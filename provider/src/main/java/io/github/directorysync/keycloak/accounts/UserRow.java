package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.Account;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * The columns of a user of a directory: {@code DS_USER} joined with Keycloak's table of users.
 *
 * @param document the user as the directory sent it, as JSON
 * @param account Keycloak's own columns
 * @param syncState name of the {@link io.github.directorysync.sync.accounts.SyncState}; null if the account follows the
 *     directory
 * @param active what the directory sent as {@code active} where the account differs, else null
 * @param scimId null if it is Keycloak's id
 * @param userName null if it is Keycloak's username
 * @param saidActive the last {@code active} that the directory sent; null if it is not known
 */
record UserRow(
        String id,
        String document,
        Instant created,
        Instant lastModified,
        long version,
        AccountColumns account,
        @Nullable String syncState,
        @Nullable Boolean active,
        @Nullable String scimId,
        @Nullable String userName,
        @Nullable Boolean saidActive)
        implements ResourceRow<ScimUser> {

    /** In the order that {@link #of(ResultRow)} expects. */
    static final List<String> COLUMNS = List.of(
            "d.userId",
            "d.document",
            "d.created",
            "d.lastModified",
            "d.version",
            "k.username",
            "k.enabled",
            "k.firstName",
            "k.lastName",
            "k.email",
            "d.standing",
            "d.active",
            "d.scimId",
            "d.userName",
            "d.saidActive");

    /** Columns of Keycloak's table of users. */
    record AccountColumns(
            String username,
            boolean enabled,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> email) {}

    static UserRow of(ResultRow row) {
        return new UserRow(
                row.text(0),
                row.text(1),
                row.time(2),
                row.time(3),
                row.number(4),
                new AccountColumns(
                        row.text(5), row.flag(6), row.optionalText(7), row.optionalText(8), row.optionalText(9)),
                row.textOrNull(10),
                row.flagOrNull(11),
                row.textOrNull(12),
                row.textOrNull(13),
                row.flagOrNull(14));
    }

    static UserRow of(DirectoryUserEntity ours, UserEntity keycloaks) {
        return new UserRow(
                ours.userId,
                ours.document,
                Instant.ofEpochMilli(ours.created),
                Instant.ofEpochMilli(ours.lastModified),
                ours.version,
                new AccountColumns(
                        keycloaks.getUsername(),
                        keycloaks.isEnabled(),
                        Optional.ofNullable(keycloaks.getFirstName()),
                        Optional.ofNullable(keycloaks.getLastName()),
                        Optional.ofNullable(keycloaks.getEmail())),
                ours.standing,
                ours.active,
                ours.scimId,
                ours.userName,
                ours.saidActive);
    }

    @Override
    public int size() {
        return document.length();
    }

    @Override
    public Stored<ScimUser> resource() {
        boolean shown = UserTable.active(active, saidActive, account.enabled());
        return new Stored<>(
                id,
                scimId == null ? id : scimId,
                syncState == null ? ScimUser.kept(document, shown(shown)) : ScimUser.kept(document, shown),
                created,
                lastModified,
                version);
    }

    private Account shown(boolean active) {
        return new Account(
                userName == null ? account.username() : userName,
                active,
                account.firstName(),
                account.lastName(),
                account.email());
    }
}
