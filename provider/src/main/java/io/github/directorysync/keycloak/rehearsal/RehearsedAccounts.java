package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.ForeignDomains;
import io.github.directorysync.sync.accounts.IdentityMatches;
import io.github.directorysync.sync.users.AccountLinks;
import io.github.directorysync.sync.users.AccountLookup;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts that a request to a rehearsing directory meets: none of the realm's. Whose account would be linked is in
 * the report, not in the answer, so that settings can be corrected without sending everybody again.
 */
public record RehearsedAccounts(RehearsedUsers users) implements AccountLookup, AccountLinks {

    @Override
    public IdentityMatches identityMatches(ScimUser user) {
        return new IdentityMatches(users.like(user), List.of());
    }

    @Override
    public ForeignDomains foreignDomains() {
        return new ForeignDomains(Set.of());
    }

    @Override
    public List<AccountCandidate> candidates(ScimUser user) {
        return List.of();
    }

    @Override
    public Optional<Stored<ScimUser>> waiting(String userName) {
        return Optional.empty();
    }

    @Override
    public List<AccountCandidate> arrived(Stored<ScimUser> user) {
        return List.of();
    }

    @Override
    public List<AccountCandidate> namesakes(Stored<ScimUser> user, ScimUser after) {
        return List.of();
    }

    @Override
    public Stored<ScimUser> adopt(String id, ScimUser user) {
        throw none();
    }

    @Override
    public Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        throw none();
    }

    @Override
    public void takeGivenByHand(String id, ScimUser user) {
        // Nothing was given to a user without an account.
    }

    @Override
    public void giveUpNames(List<String> ids, ScimUser user) {
        // There are no former users.
    }

    @Override
    public Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id) {
        throw none();
    }

    @Override
    public void absorb(Stored<ScimUser> user, List<String> accounts) {
        throw none();
    }

    private static IllegalStateException none() {
        return new IllegalStateException("A rehearsal has no accounts");
    }
}
