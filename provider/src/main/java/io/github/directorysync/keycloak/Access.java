package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Options;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.Judge;
import io.github.directorysync.sync.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.models.GroupModel;

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
        return !options.limitAccess()
                || database.count(
                                "select count(*) from DirectoryUserEntity d where d.userId = :user and " + HAS,
                                Map.of(
                                        "user",
                                        user,
                                        "directory",
                                        visit.directory().id(),
                                        "groups",
                                        options.accessGroups()))
                        > 0;
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
        Judge judge = new Judge(options);
        Database.chunks(people)
                .flatMap(chunk -> database
                        .list(
                                "select d, k.enabled, k.username, case when " + HAS + " then 1 else 0 end"
                                        + " from DirectoryUserEntity d, UserEntity k where k.id = d.userId"
                                        + " and d.directoryId = :directory and d.userId in (:users)",
                                Object[].class,
                                Map.of(
                                        "directory",
                                        visit.directory().id(),
                                        "groups",
                                        options.accessGroups(),
                                        "users",
                                        chunk))
                        .stream())
                .toList()
                .forEach(row -> settle(judge, row));
    }

    private void settle(Judge judge, Object[] row) {
        DirectoryUserEntity user = (DirectoryUserEntity) row[0];
        boolean enabled = (Boolean) row[1];
        String userName = user.userName == null ? (String) row[2] : user.userName;
        Footing now = new Footing(UserShelf.standing(user), enabled, ((Number) row[3]).intValue() == 1);
        Verdict verdict = judge.ofAccess(now, user.active == null ? enabled : user.active);
        if (verdict.suspensionWithheld()) {
            visit.journal().note(new Effect.Withheld("suspend-users", Effect.Deed.SUSPENDED, userName, List.of()));
        }
        if (verdict.enabled() != enabled && accounts.tryToEnable(user.userId, verdict.enabled())) {
            user.active = verdict.active() == verdict.enabled() ? null : (Boolean) verdict.active();
            Effect.Deed deed = verdict.enabled() ? Effect.Deed.REACTIVATED : Effect.Deed.SUSPENDED;
            visit.journal().note(new Effect.OfUser(deed, user.userId, userName, List.of()));
        }
    }
}
