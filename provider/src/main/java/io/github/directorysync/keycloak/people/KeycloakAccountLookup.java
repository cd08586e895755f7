package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.AccountMatcher;
import io.github.directorysync.keycloak.accounts.DuplicateAccounts;
import io.github.directorysync.keycloak.accounts.FormerAccountLookup;
import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.VerifiedDomains;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.ForeignDomains;
import io.github.directorysync.sync.accounts.IdentityMatches;
import io.github.directorysync.sync.users.AccountLookup;
import io.github.directorysync.sync.users.SyncState;
import io.github.directorysync.sync.users.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds accounts in Keycloak's tables that may belong to a user whom the directory sends. */
public final class KeycloakAccountLookup implements AccountLookup {

    private final DirectoryContext context;
    private final Database database;
    private final Users users;
    private final AccountMatcher matcher;

    public KeycloakAccountLookup(DirectoryContext context, Users users) {
        this.context = context;
        this.database = context.database();
        this.users = users;
        this.matcher = new AccountMatcher(context);
    }

    @Override
    public IdentityMatches identityMatches(ScimUser user) {
        return new FormerAccountLookup(context).identityMatches(user);
    }

    @Override
    public ForeignDomains foreignDomains() {
        return new VerifiedDomains(context.realm()).foreignTo(context.directory());
    }

    @Override
    public List<AccountCandidate> candidates(ScimUser user) {
        return matcher.of(user);
    }

    @Override
    public Optional<Stored<ScimUser>> waiting(String userName) {
        return database
                .list(
                        "select d.userId from DirectoryUserEntity d where d.directoryId = :directory"
                                + " and d.standing = 'AWAITED' and d.userName = :name",
                        String.class,
                        Map.of("directory", context.directory().id(), "name", UserNames.key(userName)))
                .stream()
                .findFirst()
                .flatMap(users::findToChange);
    }

    @Override
    public List<AccountCandidate> arrived(Stored<ScimUser> user) {
        DirectoryUserEntity row =
                database.find(DirectoryUserEntity.class, user.id()).orElseThrow();
        return UserTable.syncState(row) == SyncState.AWAITED ? matcher.ofPlaceholder(user.resource()) : List.of();
    }

    @Override
    public List<AccountCandidate> namesakes(Stored<ScimUser> user, ScimUser after) {
        return new DuplicateAccounts(context).of(user.id(), after);
    }
}
