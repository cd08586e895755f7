package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.scim.UserNames;
import io.github.directorysync.sync.AccountLookup;
import io.github.directorysync.sync.Candidate;
import io.github.directorysync.sync.ForeignDomains;
import io.github.directorysync.sync.IdentityMatches;
import io.github.directorysync.sync.Standing;
import io.github.directorysync.sync.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds accounts in Keycloak's tables that may belong to a person whom the directory sends. */
final class KeycloakAccountLookup implements AccountLookup {

    private final Visit visit;
    private final Database database;
    private final Users users;
    private final KnownAccounts known;

    KeycloakAccountLookup(Visit visit, Users users) {
        this.visit = visit;
        this.database = visit.database();
        this.users = users;
        this.known = new KnownAccounts(visit);
    }

    @Override
    public IdentityMatches identityMatches(ScimUser user) {
        return new FormerAccounts(visit).identityMatches(user);
    }

    @Override
    public ForeignDomains foreignDomains() {
        return new VerifiedDomains(visit.realm()).foreignTo(visit.directory());
    }

    @Override
    public List<Candidate> candidates(ScimUser user) {
        return known.of(user);
    }

    @Override
    public Optional<Kept<ScimUser>> waiting(String userName) {
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
    public List<Candidate> arrived(Kept<ScimUser> user) {
        DirectoryUserEntity row =
                database.find(DirectoryUserEntity.class, user.id()).orElseThrow();
        return UserShelf.standing(row) == Standing.AWAITED ? known.beside(user.resource()) : List.of();
    }

    @Override
    public List<Candidate> namesakes(Kept<ScimUser> user, ScimUser after) {
        return new Namesakes(visit).of(user.id(), after);
    }
}
