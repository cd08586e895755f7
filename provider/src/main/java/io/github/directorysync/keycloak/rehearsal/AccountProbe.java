package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Account;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.AccountLinks;
import io.github.directorysync.sync.users.AccountState;
import io.github.directorysync.sync.users.RemovalEffect;
import io.github.directorysync.sync.users.SyncState;
import io.github.directorysync.sync.users.UserChange;
import io.github.directorysync.sync.users.Users;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Notes what a live request about one user would do, instead of doing it. Reads the account that would be linked, and makes
 * the checks of {@link AccountStore} before a change.
 */
final class AccountProbe implements Users, AccountLinks {

    private final AccountStore accounts;
    private final boolean access;
    private Optional<UserModel> linked = Optional.empty();
    private Optional<AccountDecision> decision = Optional.empty();
    private boolean suspends;

    /**
     * Begins with one user.
     *
     * @param access whether the user is in an access group of the directory, or it has none
     */
    AccountProbe(AccountStore accounts, boolean access) {
        this.accounts = accounts;
        this.access = access;
    }

    /** The account that would be linked. */
    Optional<UserModel> linked() {
        return linked;
    }

    /** Whether an enabled account would be disabled. */
    boolean suspends() {
        return suspends;
    }

    /** Whether only a placeholder would be made. */
    boolean awaits() {
        return decision.filter(made -> made.syncState() == SyncState.AWAITED).isPresent();
    }

    /** Whether the account would be enabled in the end. */
    boolean enabled() {
        return linked.isPresent()
                ? decision.map(AccountDecision::enabled)
                        .orElseGet(() -> linked.orElseThrow().isEnabled())
                : decision.filter(made -> made.active() && made.syncState() == SyncState.IN_STEP && access)
                        .isPresent();
    }

    @Override
    public Stored<ScimUser> adopt(String id, ScimUser user) {
        UserModel account = accounts.reachable(id);
        linked = Optional.of(account);
        return stored(account);
    }

    @Override
    public Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        return adopt(id, user);
    }

    private static Stored<ScimUser> stored(UserModel account) {
        ScimUser known = ScimUser.kept(
                "{}",
                new Account(
                        account.getUsername(),
                        account.isEnabled(),
                        Optional.ofNullable(account.getFirstName()),
                        Optional.ofNullable(account.getLastName()),
                        Optional.ofNullable(account.getEmail())));
        return new Stored<>(account.getId(), known, Instant.EPOCH, Instant.EPOCH, 0);
    }

    @Override
    public Stored<ScimUser> add(ScimUser user, AccountDecision made) {
        accounts.requireCreatable(user);
        decision = Optional.of(made);
        return new Stored<>("", user, Instant.EPOCH, Instant.EPOCH, 0);
    }

    @Override
    public AccountState accountState(Stored<ScimUser> user) {
        return new AccountState(SyncState.IN_STEP, linked.orElseThrow().isEnabled(), access, false);
    }

    @Override
    public Stored<ScimUser> save(UserChange change) {
        accounts.requireChangeable(linked.orElseThrow(), change.before().resource(), change.after(), change.decision());
        decision = Optional.of(change.decision());
        suspends = change.decision().suspends(change.now());
        return change.before();
    }

    @Override
    public List<String> pushedRoles(String id) {
        return List.of();
    }

    @Override
    public Optional<Stored<ScimUser>> find(String id) {
        return linked.filter(account -> account.getId().equals(id)).map(AccountProbe::stored);
    }

    @Override
    public Optional<Stored<ScimUser>> findToChange(String id) {
        return find(id);
    }

    @Override
    public void giveUpNames(List<String> ids, ScimUser user) {
        // Former accounts stay as they are.
    }

    @Override
    public void takeGivenByHand(String id, ScimUser user) {
        // A rehearsing directory has no users yet.
    }

    @Override
    public void absorb(Stored<ScimUser> user, List<String> others) {
        // The report names the account that stays.
    }

    @Override
    public Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id) {
        throw new UnsupportedOperationException("A rehearsing directory has no placeholders");
    }

    @Override
    public void remove(Stored<ScimUser> user, RemovalEffect effect) {
        throw new UnsupportedOperationException("Nobody is removed");
    }

    @Override
    public void holdRemoval(Stored<ScimUser> user) {
        throw new UnsupportedOperationException("Nobody is removed");
    }

    @Override
    public Page<Stored<ScimUser>> list(ListQuery query) {
        return new Page<>(0, List.of(), false);
    }

    @Override
    public ReferenceList referencesOf(String id, RequestMemory memory) {
        return ReferenceList.NONE;
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory memory) {
        return Optional.of(Map.of());
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people) {
        return Map.of();
    }
}
