package io.github.directorysync.sync.users;

import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.ForeignDomains;
import io.github.directorysync.sync.accounts.FormerAccount;
import io.github.directorysync.sync.accounts.IdentityMatches;
import io.github.directorysync.sync.guard.AccountGuard;
import io.github.directorysync.sync.guard.GuardAnswer;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.PlannedRemoval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Users {@code u0}, {@code u1} and so on; counts how often one is saved. */
public final class UsersInMemory implements Users, AccountLookup, AccountLinks, AccountGuard {

    private final Map<String, Stored<ScimUser>> all = new LinkedHashMap<>();
    final Map<String, AccountDecision> decisions = new HashMap<>();
    private final List<Stored<ScimUser>> former = new ArrayList<>();
    /** Whom the realm has already. */
    public List<AccountCandidate> candidates = List.of();

    /** Domains of other directories. */
    Set<String> foreign = Set.of();

    /** Accounts that are nobody's and are called as somebody who is renamed. */
    public List<AccountCandidate> namesakes = List.of();

    public final List<String> absorbed = new ArrayList<>();
    final List<String> stripped = new ArrayList<>();
    final List<String> withoutNames = new ArrayList<>();
    int saved;
    boolean heldByGuard;

    /** What the guard was asked, in order. */
    final List<PlannedRemoval> asked = new ArrayList<>();

    /** The names of stored pushed roles, by the id of the user. */
    final Map<String, PushedRoleNames> pushed = new HashMap<>();

    /** The ids of users whose removal is held. */
    final List<String> heldRemovals = new ArrayList<>();

    final Set<String> disabledByAdministrator = new HashSet<>();

    public UserPorts ports() {
        return new UserPorts(this, this, this, this);
    }

    @Override
    public Optional<Stored<ScimUser>> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<Stored<ScimUser>> findToChange(String id) {
        return find(id);
    }

    @Override
    public Page<Stored<ScimUser>> list(ListQuery query) {
        return new Page<>(all.size(), List.copyOf(all.values()), false);
    }

    @Override
    public Map<String, List<Reference>> referencesOf(Collection<String> ids) {
        return Map.of("u0", List.of(new Reference("g0", "Admins")));
    }

    @Override
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people) {
        return Map.of("u0", List.of(new ResolvedRole("trust-center", "Viewer", "Sees everything")));
    }

    @Override
    public Stored<ScimUser> add(ScimUser user, AccountDecision decision) {
        Stored<ScimUser> made = put(new Stored<>("u" + decisions.size(), user, Instant.EPOCH, Instant.EPOCH, 0));
        decisions.put(made.id(), decision);
        return made;
    }

    @Override
    public IdentityMatches identityMatches(ScimUser user) {
        List<String> own = all.values().stream()
                .filter(kept -> kept.resource().userName().equalsIgnoreCase(user.userName())
                        || (user.externalId().isPresent()
                                && user.externalId().equals(kept.resource().externalId())))
                .map(Stored::id)
                .toList();
        return new IdentityMatches(own, former(user));
    }

    private List<FormerAccount> former(ScimUser user) {
        return former.stream()
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
    public Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        if (byNameOnly) {
            stripped.add(id);
        }
        return put(
                former.stream().filter(kept -> kept.id().equals(id)).findFirst().orElseThrow());
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
    public void absorb(Stored<ScimUser> user, List<String> accounts) {
        absorbed.addAll(accounts);
    }

    @Override
    public Stored<ScimUser> adopt(String id, ScimUser user) {
        decisions.put(id, AccountDecision.of(SyncState.IN_STEP, false, true, true));
        return put(new Stored<>(
                id, ScimUser.kept("{\"userName\":\"" + id + "\"}", true), Instant.EPOCH, Instant.EPOCH, 0));
    }

    @Override
    public Optional<Stored<ScimUser>> waiting(String userName) {
        return all.values().stream()
                .filter(kept -> kept.resource().userName().equals(userName) && isWaiting(kept))
                .findFirst();
    }

    @Override
    public List<AccountCandidate> arrived(Stored<ScimUser> user) {
        return isWaiting(user) ? candidates : List.of();
    }

    @Override
    public Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id) {
        all.remove(waiting.id());
        decisions.put(id, AccountDecision.of(SyncState.IN_STEP, false, true, true));
        ScimUser theirs = ScimUser.kept("{\"userName\":\"" + id + "\"}", true);
        return put(new Stored<>(id, waiting.scimId(), theirs, Instant.EPOCH, Instant.EPOCH, waiting.version()));
    }

    private boolean isWaiting(Stored<ScimUser> user) {
        return Objects.requireNonNull(decisions.get(user.id())).syncState() == SyncState.AWAITED;
    }

    @Override
    public AccountState accountState(Stored<ScimUser> user) {
        AccountDecision last = Objects.requireNonNull(decisions.get(user.id()));
        boolean disabled = disabledByAdministrator.contains(user.id());
        return new AccountState(last.syncState(), last.enabled() && !disabled, true, last.held(), disabled);
    }

    @Override
    public GuardAnswer ask(PlannedRemoval removal) {
        asked.add(removal);
        return heldByGuard
                ? new GuardAnswer.Held(
                        removal.people().stream()
                                .collect(Collectors.toMap(Reference::id, person -> HoldReason.TOO_MANY)),
                        0,
                        true)
                : new GuardAnswer.Allowed(removal.people().size());
    }

    @Override
    public List<String> pushedRoles(String id) {
        return Optional.ofNullable(pushed.get(id)).map(PushedRoleNames::names).orElse(List.of());
    }

    @Override
    public Stored<ScimUser> save(UserChange change) {
        saved++;
        Stored<ScimUser> before = change.before();
        decisions.put(before.id(), change.decision());
        change.pushed().ifPresent(roles -> pushed.put(before.id(), roles));
        if (change.decision().enablement() != Enablement.DISABLED_BY_ADMINISTRATOR) {
            disabledByAdministrator.remove(before.id());
        }
        return put(new Stored<>(
                before.id(), before.scimId(), change.after(), Instant.EPOCH, Instant.EPOCH, before.version() + 1));
    }

    @Override
    public void holdRemoval(Stored<ScimUser> user) {
        all.remove(user.id());
        heldRemovals.add(user.id());
    }

    @Override
    public void remove(Stored<ScimUser> user, RemovalEffect parting) {
        all.remove(user.id());
        AccountDecision last = Objects.requireNonNull(decisions.get(user.id()));
        if (parting != RemovalEffect.DELETE) {
            boolean enabled = parting == RemovalEffect.KEEP && last.enabled();
            decisions.put(user.id(), AccountDecision.of(last.syncState(), false, enabled, enabled));
            former.add(user);
        }
    }

    private Stored<ScimUser> put(Stored<ScimUser> user) {
        all.put(user.id(), user);
        return user;
    }
}
