package io.github.directorysync.keycloak;

import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.directory.Options;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.Judge;
import io.github.directorysync.sync.Verdict;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.keycloak.models.GroupModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** The access groups of a directory: who leaves the last of them is suspended, who joins one again is back. */
final class Access {

    /** Of a user {@code d}. */
    private static final String HAS = "exists (select 1 from UserGroupMembershipEntity m, DirectoryGroupEntity r,"
            + " GroupEntity g where m.user.id = d.userId and r.groupId = m.groupId and g.id = m.groupId"
            + " and r.directoryId = :directory and (r.groupId in (:groups) or lower(g.name) in (:groups)))";

    private final Visit visit;
    private final Options options;
    private final Database database;
    private final Accounts accounts;

    Access(Visit visit, Database database, Accounts accounts) {
        this.visit = visit;
        this.options = visit.directory().options();
        this.database = database;
        this.accounts = accounts;
    }

    /** Everybody has, where there are no such groups. */
    boolean has(String user) {
        return !options.limitAccess() || !having(List.of(user)).isEmpty();
    }

    private Set<String> having(List<String> users) {
        return Set.copyOf(database.list(
                "select d.userId from DirectoryUserEntity d where d.userId in (:users) and " + HAS,
                String.class,
                Map.of("users", users, "directory", visit.directory().id(), "groups", options.accessGroups())));
    }

    /** While people join or leave the group, or it goes. */
    void during(GroupModel group, Collection<String> people, RoleWatch watch, Runnable change) {
        if (opens(group)) {
            // A role that they have by whatever group is nothing to them while they are suspended.
            watch.during(people, () -> {
                change.run();
                settle(people);
            });
        } else {
            watch.during(group, people, change);
        }
    }

    /** While the group gets another name, and may become such a group by it, or be none any more. */
    void during(GroupModel group, Supplier<List<String>> members, RoleWatch watch, Runnable renaming) {
        boolean before = opens(group);
        renaming.run();
        if (before != opens(group)) {
            List<String> people = members.get();
            watch.during(people, () -> settle(people));
        }
    }

    private boolean opens(GroupModel group) {
        return options.giveAccess(group.getId(), group.getName());
    }

    private void settle(Collection<String> people) {
        database.flush();
        Database.chunks(new TreeSet<>(people)).forEach(this::settle);
    }

    /** Nobody else changes them meanwhile, so nothing of them is lost. */
    private void settle(List<String> people) {
        List<Object[]> locked = database.query(
                        "select d, k from DirectoryUserEntity d, UserEntity k where k.id = d.userId"
                                + " and d.directoryId = :directory and d.userId in (:users) order by d.userId",
                        Object[].class,
                        Map.of("directory", visit.directory().id(), "users", people))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        Set<String> having = having(people);
        locked.forEach(row -> settle((DirectoryUserEntity) row[0], (UserEntity) row[1], having));
    }

    private void settle(DirectoryUserEntity user, UserEntity account, Set<String> having) {
        boolean enabled = account.isEnabled();
        String userName = user.userName == null ? account.getUsername() : user.userName;
        Footing now = new Footing(UserShelf.standing(user), enabled, having.contains(user.userId));
        Verdict verdict = new Judge(options).ofAccess(now, user.active == null ? enabled : user.active);
        if (verdict.suspensionWithheld()) {
            visit.journal()
                    .note(new Effect.Withheld(
                            DirectorySettings.SUSPEND_USERS, Effect.Deed.SUSPENDED, userName, List.of()));
        }
        if (verdict.enabled() != enabled && accounts.tryToEnable(user.userId, verdict.enabled())) {
            user.active = verdict.active() == verdict.enabled() ? null : (Boolean) verdict.active();
            Effect.Deed deed = verdict.enabled() ? Effect.Deed.REACTIVATED : Effect.Deed.SUSPENDED;
            visit.journal().note(new Effect.OfUser(deed, user.userId, userName, List.of()));
        }
    }
}
