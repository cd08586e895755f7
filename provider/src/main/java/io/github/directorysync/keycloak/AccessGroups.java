package io.github.directorysync.keycloak;

import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.sync.AccountDecision;
import io.github.directorysync.sync.ChangeKind;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Enablement;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.HoldReason;
import io.github.directorysync.sync.Judge;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.keycloak.models.GroupModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** The access groups of a directory: who leaves the last of them is suspended, who joins one again is back. */
final class AccessGroups {

    private final Visit visit;
    private final Database database;
    private final Accounts accounts;
    private final Entitled entitled;
    private final GuardDuty guard;

    AccessGroups(Visit visit, Database database, Accounts accounts, Entitled entitled, GuardDuty guard) {
        this.visit = visit;
        this.database = database;
        this.accounts = accounts;
        this.entitled = entitled;
        this.guard = guard;
    }

    /** While people join or leave the group, or it goes, and the guard has been asked about it. */
    void during(GroupModel group, Collection<String> people, RoleWatch watch, Runnable change) {
        if (entitled.opens(group)) {
            // A role that they have by whatever group is nothing to them while they are suspended.
            watch.during(people, () -> {
                change.run();
                settle(people, suspended -> Map.of());
            });
        } else {
            watch.during(group, people, change);
        }
    }

    /**
     * While the group gets another name by which it becomes an access group, or is none any more, and the guard has been
     * asked about it.
     *
     * @param members whatever is held of them
     * @param held who stays as they are until an administrator has looked
     */
    void renaming(List<String> members, Map<String, HoldReason> held, RoleWatch watch, Runnable renaming) {
        if (members.isEmpty()) {
            renaming.run();
            return;
        }
        watch.during(members, () -> {
            renaming.run();
            settle(members, suspended -> held);
        });
    }

    /**
     * Suspends people and lets them back by what holds now, where it is not they who have changed.
     *
     * @param guard is asked before anybody is suspended, about all of them at once: who is held, and why
     */
    void settle(Collection<String> people, RoleWatch watch, Function<List<Named>, Map<String, HoldReason>> guard) {
        watch.during(people, () -> settle(people, guard));
    }

    private void settle(Collection<String> people, Function<List<Named>, Map<String, HoldReason>> asked) {
        database.flush();
        Set<String> having = entitled.of(people);
        List<Member> members = Database.chunks(new TreeSet<>(people))
                .flatMap(chunk -> locked(chunk, having).stream())
                .toList();
        Map<String, HoldReason> held = asked.apply(
                members.stream().filter(Member::isSuspended).map(Member::named).toList());
        members.forEach(member -> {
            HoldReason reason = member.isSuspended() ? held.get(member.row.userId) : null;
            if (reason != null) {
                guard.keep(What.SUSPEND, member.named(), Optional.empty(), reason);
            }
            settle(member, reason == null ? member.decision : member.decision.heldByGuard());
        });
    }

    /**
     * Nobody else changes these people until the transaction ends. Before the guard is asked, as those who change one
     * person do it: in the other order each would wait for the other.
     */
    void lock(Collection<String> people) {
        Database.chunks(new TreeSet<>(people)).forEach(chunk -> locked(chunk, Set.of()));
    }

    /** Nobody else changes them meanwhile, so nothing of them is lost. */
    private List<Member> locked(List<String> people, Set<String> having) {
        return database.query(
                        "select d, k from DirectoryUserEntity d, UserEntity k where k.id = d.userId"
                                + " and d.directoryId = :directory and d.userId in (:users) order by d.userId",
                        Object[].class,
                        Map.of("directory", visit.directory().id(), "users", people))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(row -> member((DirectoryUserEntity) row[0], (UserEntity) row[1], having))
                .toList();
    }

    private Member member(DirectoryUserEntity row, UserEntity account, Set<String> having) {
        boolean enabled = account.isEnabled();
        Footing now = new Footing(
                UserShelf.standing(row),
                enabled,
                having.contains(row.userId),
                row.held != null,
                UserShelf.isDisabledByAdministrator(row, enabled));
        AccountDecision decision = new Judge(visit.directory().options()).ofAccess(now, UserShelf.active(row, enabled));
        return new Member(row, row.userName == null ? account.getUsername() : row.userName, now, decision);
    }

    private void settle(Member member, AccountDecision decision) {
        DirectoryUserEntity user = member.row;
        if (decision.enablement() == Enablement.KEPT_BY_OPTION) {
            visit.journal()
                    .note(new Effect.Withheld(
                            DirectorySettings.SUSPEND_USERS, ChangeKind.SUSPENDED, member.name, List.of()));
        }
        guard.rows().mark(user, decision.held());
        if (decision.enabled() != member.now.enabled() && accounts.tryToEnable(user.userId, decision.enabled())) {
            user.active = decision.active() == decision.enabled() ? null : (Boolean) decision.active();
            ChangeKind deed = decision.enabled() ? ChangeKind.REACTIVATED : ChangeKind.SUSPENDED;
            visit.journal().note(new Effect.OfUser(deed, user.userId, member.name, List.of()));
        }
    }

    private record Member(DirectoryUserEntity row, String name, Footing now, AccountDecision decision) {

        boolean isSuspended() {
            return decision.suspends(now);
        }

        Named named() {
            return new Named(row.userId, name);
        }
    }
}
