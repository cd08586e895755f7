package io.github.directorysync.sync.users;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.ForeignDomains;
import io.github.directorysync.sync.accounts.FormerAccount;
import io.github.directorysync.sync.accounts.IdentityMatches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts of the realm beside the {@link UsersInMemory} of a directory. */
public final class AccountsInMemory implements AccountLookup, AccountLinks {

    /** Existing accounts of the realm that may belong to a sent person. */
    public List<AccountCandidate> candidates = List.of();

    /** Accounts without a directory that have the name which a user is about to get. */
    public List<AccountCandidate> namesakes = List.of();

    /** Verified domains of other directories. */
    Set<String> foreign = Set.of();

    /** The ids of accounts that were merged into others. */
    public final List<String> absorbed = new ArrayList<>();

    /** The ids of accounts that have lost what was assigned to them in Keycloak. */
    final List<String> stripped = new ArrayList<>();

    /** The ids of accounts that have given up their names. */
    final List<String> withoutNames = new ArrayList<>();

    private final UsersInMemory users;

    AccountsInMemory(UsersInMemory users) {
        this.users = users;
    }

    @Override
    public IdentityMatches identityMatches(ScimUser user) {
        return new IdentityMatches(users.idsOf(user), formerAccountsOf(user));
    }

    private List<FormerAccount> formerAccountsOf(ScimUser user) {
        return users.former().stream()
                .filter(kept -> kept.resource().userName().equals(user.userName()))
                .map(kept -> new FormerAccount(
                        kept.id(),
                        kept.resource().externalId(),
                        true,
                        kept.resource().emails().primary().equals(user.emails().primary()),
                        FormerAccount.FormerState.DISABLED))
                .toList();
    }

    @Override
    public ForeignDomains foreignDomains() {
        return new ForeignDomains(foreign);
    }

    @Override
    public List<AccountCandidate> candidates(ScimUser user) {
        return candidates;
    }

    @Override
    public List<AccountCandidate> namesakes(Stored<ScimUser> user, ScimUser after) {
        return namesakes;
    }

    @Override
    public Optional<Stored<ScimUser>> waiting(String userName) {
        return users.waiting(userName);
    }

    @Override
    public List<AccountCandidate> arrived(Stored<ScimUser> user) {
        return users.isWaiting(user) ? candidates : List.of();
    }

    @Override
    public Stored<ScimUser> adopt(String id, ScimUser user) {
        return users.addLinked(new Stored<>(id, unchanged(id), Instant.EPOCH, Instant.EPOCH, 0));
    }

    @Override
    public Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        if (byNameOnly) {
            stripped.add(id);
        }
        return users.restore(id);
    }

    @Override
    public void takeGivenByHand(String id, ScimUser user) {
        stripped.add(id);
    }

    @Override
    public void giveUpNames(List<String> ids, ScimUser user) {
        withoutNames.addAll(ids);
    }

    @Override
    public Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id) {
        users.forget(waiting);
        return users.addLinked(
                new Stored<>(id, waiting.scimId(), unchanged(id), Instant.EPOCH, Instant.EPOCH, waiting.version()));
    }

    @Override
    public void absorb(Stored<ScimUser> user, List<String> accounts) {
        absorbed.addAll(accounts);
    }

    /** The data of an account that was linked: they stay as they were. */
    private static ScimUser unchanged(String id) {
        return ScimUser.kept("{\"userName\":\"" + id + "\"}", true);
    }
}
