package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.guard.RemovalGuard;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.PlannedRemoval;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.AccountPolicy;
import io.github.directorysync.sync.users.AccountState;
import io.github.directorysync.sync.users.Enablement;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * The effect of access groups on accounts: users who leave the last access group of a directory are suspended, and users
 * who join one are restored.
 */
public final class AccessGroupEffect {

    /**
     * A user whose account may be suspended or restored.
     *
     * @param now the state of the account before
     */
    public record AffectedUser(DirectoryUserEntity row, String name, AccountState now, AccountDecision decision) {

        boolean isSuspended() {
            return decision.suspends(now);
        }

        private boolean isHeld(Map<String, HoldReason> held) {
            return isSuspended() && held.containsKey(row.userId);
        }
    }

    private final DirectoryContext context;
    private final Database database;
    private final AccountStore accounts;
    private final AccessGroupMembers entitled;
    private final RemovalGuard guard;
    private final HeldChangeStore heldRows;

    public AccessGroupEffect(DirectoryContext context, AccountStore accounts) {
        this.context = context;
        this.database = context.database();
        this.accounts = accounts;
        this.entitled = new AccessGroupMembers(context.directory(), context.database());
        this.guard = new RemovalGuard(context);
        this.heldRows =
                new HeldChangeStore(context.database(), context.directory().id());
    }

    /**
     * Suspends and restores users after their groups have changed. The guard was asked before about those who lose their
     * access.
     *
     * @param people the users' ids
     * @param held the ids of those whose suspension is held, with the reasons; that is recorded
     */
    public void apply(Collection<String> people, Map<String, HoldReason> held) {
        if (people.isEmpty()) {
            return;
        }
        List<AffectedUser> affected = read(people);
        guard.hold(suspension(affected), held);
        change(affected, held);
    }

    /** Reads and locks users, and decides about each by the current memberships. Changes nothing. */
    public List<AffectedUser> read(Collection<String> people) {
        database.flush();
        Set<String> withAccess = entitled.of(people);
        return Database.chunks(new TreeSet<>(people))
                .flatMap(chunk -> locked(chunk, withAccess).stream())
                .toList();
    }

    /** The suspension of those of these users who are enabled now and disabled by the decision. */
    public static PlannedRemoval suspension(List<AffectedUser> people) {
        return PlannedRemoval.suspension(people.stream()
                .filter(AffectedUser::isSuspended)
                .map(user -> new Reference(user.row.userId, user.name))
                .toList());
    }

    /** Suspends and restores these users, except those whose suspension is held. */
    public void change(List<AffectedUser> people, Map<String, HoldReason> held) {
        people.forEach(user -> change(user, user.isHeld(held) ? user.decision.heldByGuard() : user.decision));
    }

    /**
     * Locks users until the transaction ends, before the guard is asked. Requests that change one user lock the user first
     * and the guard second; the opposite order would deadlock.
     */
    public void lock(Collection<String> people) {
        Database.chunks(new TreeSet<>(people)).forEach(chunk -> locked(chunk, Set.of()));
    }

    /** The extension's own rows first and alone, as requests that change one user do. */
    private List<AffectedUser> locked(List<String> people, Set<String> withAccess) {
        database.query(
                        "select d.userId from DirectoryUserEntity d where d.directoryId = :directory"
                                + " and d.userId in (:users) order by d.userId",
                        String.class,
                        Map.of("directory", context.directory().id(), "users", people))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return database.rows(
                        "select d, k from DirectoryUserEntity d, UserEntity k where k.id = d.userId"
                                + " and d.directoryId = :directory and d.userId in (:users) order by d.userId",
                        Map.of("directory", context.directory().id(), "users", people),
                        row -> affected(
                                row.value(0, DirectoryUserEntity.class), row.value(1, UserEntity.class), withAccess))
                .locking()
                .list();
    }

    private AffectedUser affected(DirectoryUserEntity row, UserEntity account, Set<String> withAccess) {
        boolean enabled = account.isEnabled();
        AccountState now = AccountStateReader.of(row, enabled, withAccess.contains(row.userId));
        AccountDecision decision =
                new AccountPolicy(context.directory().options()).ofAccess(now, UserTable.active(row, enabled));
        return new AffectedUser(row, row.userName == null ? account.getUsername() : row.userName, now, decision);
    }

    private void change(AffectedUser affected, AccountDecision decision) {
        DirectoryUserEntity user = affected.row;
        if (decision.enablement() == Enablement.KEPT_BY_OPTION) {
            context.journal()
                    .note(new Effect.Withheld(
                            DirectorySettings.SUSPEND_USERS, ChangeKind.SUSPENDED, affected.name, List.of()));
        }
        heldRows.mark(user, decision.held());
        if (decision.enabled() != affected.now.enabled()
                && accounts.access().tryToEnable(user.userId, decision.enabled())) {
            user.active = decision.active() == decision.enabled() ? null : (Boolean) decision.active();
            ChangeKind kind = decision.enabled() ? ChangeKind.REACTIVATED : ChangeKind.SUSPENDED;
            context.journal().note(new Effect.OfUser(kind, user.userId, affected.name, List.of()));
        }
    }
}
