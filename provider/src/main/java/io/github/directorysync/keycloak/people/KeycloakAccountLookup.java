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

    private final DirectoryContext visit;
    private final Database database;
    private final Users users;
    private final AccountMatcher known;

    public KeycloakAccountLookup(DirectoryContext visit, Users users) {
        this.visit = visit;
        this.database = visit.database();
        this.users = users;
        this.known = new AccountMatcher(visit);
    }

    @Override
    public IdentityMatches identityMatches(ScimUser user) {
        return new FormerAccountLookup(visit).identityMatches(user);
    }

    @Override
    public ForeignDomains foreignDomains() {
        return new VerifiedDomains(visit.realm()).foreignTo(visit.directory());
    }

    @Override
    public List<AccountCandidate> candidates(ScimUser user) {
        return known.of(user);
    }

    @Override
    public Optional<Stored<ScimUser>> waiting(String userName) {
        return database
                .list(
                        "select d.userId from DirectoryUserEntity d where d.directoryId = :directory"
                                + " and d.standing = 'AWAITED' and d.userName = :name",
                        String.class,
                        Map.of("directory", visit.directory().id(), "name", UserNames.key(userName)))
                .stream()
                .findFirst()
                .flatMap(users::findToChange);
    }

    @Override
    public List<AccountCandidate> arrived(Stored<ScimUser> user) {
        DirectoryUserEntity row =
                database.find(DirectoryUserEntity.class, user.id()).orElseThrow();
        return UserTable.standing(row) == SyncState.AWAITED ? known.beside(user.resource()) : List.of();
    }

    @Override
    public List<AccountCandidate> namesakes(Stored<ScimUser> user, ScimUser after) {
        return new DuplicateAccounts(visit).of(user.id(), after);
    }
}
