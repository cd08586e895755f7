package io.github.directorysync.sync.users;

import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
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

/** Users {@code u0}, {@code u1} and so on; counts how often one is saved. */
public final class UsersInMemory implements Users {

    /** The other ports of the directory. */
    public final AccountsInMemory accounts = new AccountsInMemory(this);

    final RecordingGuard guard = new RecordingGuard();
    private final Map<String, Stored<ScimUser>> all = new LinkedHashMap<>();
    final Map<String, AccountDecision> decisions = new HashMap<>();

    private final List<Stored<ScimUser>> former = new ArrayList<>();
    int saved;

    /** The names of stored pushed roles, by the id of the user. */
    final Map<String, PushedRoleNames> pushed = new HashMap<>();

    /** The ids of users whose removal is held. */
    final List<String> heldRemovals = new ArrayList<>();

    final Set<String> disabledByAdministrator = new HashSet<>();

    public UserPorts ports() {
        return new UserPorts(this, accounts, accounts, guard);
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
    public ReferenceList referencesOf(String id, RequestMemory memory) {
        return ReferenceList.all(List.of(new Reference("g0", "Admins")));
    }

    @Override
    public Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory memory) {
        return Optional.of(Map.of("u0", referencesOf("u0", memory).first()));
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
    public AccountState accountState(Stored<ScimUser> user) {
        AccountDecision last = Objects.requireNonNull(decisions.get(user.id()));
        boolean disabled = disabledByAdministrator.contains(user.id());
        return new AccountState(last.syncState(), last.enabled() && !disabled, true, last.held(), disabled);
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
    public void remove(Stored<ScimUser> user, RemovalEffect effect) {
        all.remove(user.id());
        AccountDecision last = Objects.requireNonNull(decisions.get(user.id()));
        if (effect != RemovalEffect.DELETE) {
            boolean enabled = effect == RemovalEffect.KEEP && last.enabled();
            decisions.put(user.id(), AccountDecision.of(last.syncState(), false, enabled, enabled));
            former.add(user);
        }
    }

    private Stored<ScimUser> put(Stored<ScimUser> user) {
        all.put(user.id(), user);
        return user;
    }

    /** Users with the userName or externalId of this person. */
    List<String> idsOf(ScimUser user) {
        return all.values().stream()
                .filter(kept -> kept.resource().userName().equalsIgnoreCase(user.userName())
                        || (user.externalId().isPresent()
                                && user.externalId().equals(kept.resource().externalId())))
                .map(Stored::id)
                .toList();
    }

    /** Removed users whose account is kept. */
    List<Stored<ScimUser>> former() {
        return List.copyOf(former);
    }

    /** Brings a removed user back. */
    Stored<ScimUser> restore(String id) {
        return put(
                former.stream().filter(kept -> kept.id().equals(id)).findFirst().orElseThrow());
    }

    /** The placeholder of a person whose account is yet to come. */
    Optional<Stored<ScimUser>> waiting(String userName) {
        return all.values().stream()
                .filter(kept -> kept.resource().userName().equals(userName) && isWaiting(kept))
                .findFirst();
    }

    boolean isWaiting(Stored<ScimUser> user) {
        return Objects.requireNonNull(decisions.get(user.id())).syncState() == SyncState.AWAITED;
    }

    /** A user whose account the realm had before. */
    Stored<ScimUser> addLinked(Stored<ScimUser> user) {
        decisions.put(user.id(), AccountDecision.of(SyncState.IN_STEP, false, true, true));
        return put(user);
    }

    void forget(Stored<ScimUser> user) {
        all.remove(user.id());
    }
}
