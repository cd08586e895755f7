package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.EnabledUsers;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.guard.RemovalGuard;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.guard.PlannedRemoval;
import io.github.directorysync.sync.users.AccountPolicy;
import io.github.directorysync.sync.users.AccountState;
import io.github.directorysync.sync.users.RemovalEffect;
import io.github.directorysync.sync.users.SyncState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** DELETEs that {@code suspend-users} = {@code false} has withheld. They happen when it is switched on. */
public record WithheldRemovals(DirectoryContext visit, AccountStore accounts) {

    private static final Logger LOG = Logger.getLogger(WithheldRemovals.class);

    public WithheldRemovals(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this(new DirectoryContext(session, realm, directory, journal));
    }

    private WithheldRemovals(DirectoryContext visit) {
        this(visit, new AccountStore(visit, new Logout(visit)));
    }

    /** The ids of some of the people whom they concern. */
    public static List<String> next(Database database, String directoryId, int most) {
        return database.query(
                        "select f.userId from FormerUserEntity f where f.directoryId = :directory"
                                + " and f.withheld is not null order by f.userId",
                        String.class,
                        Map.of("directory", directoryId))
                .setMaxResults(most)
                .getResultList();
    }

    public void settle(List<String> people) {
        if (people.isEmpty()) {
            return;
        }
        RemovalGuard guard = new RemovalGuard(visit);
        RemovalEffect parting = new AccountPolicy(visit.directory().options())
                .ofRemoval(new AccountState(SyncState.IN_STEP, true, true, false));
        Map<String, String> due = new LinkedHashMap<>();
        people.forEach(id -> claimed(id).ifPresent(name -> due.put(id, name)));
        List<Reference> active = EnabledUsers.of(due.keySet(), visit.database()).stream()
                .map(id -> new Reference(id, due.getOrDefault(id, "")))
                .toList();
        // What the guard holds waits for an administrator.
        Set<String> held = active.isEmpty()
                ? Set.of()
                : guard.ask(PlannedRemoval.deletion(active))
                        .held(visit.journal())
                        .keySet();
        due.forEach((id, name) -> {
            if (!held.contains(id)) {
                part(id, name, parting);
            }
        });
    }

    /** The name of the account, if nobody else makes up for it and a directory may. */
    private Optional<String> claimed(String id) {
        // Claimed even if there is no such account, so that it is not looked at for ever.
        UserModel user = claim(id) ? visit.session().users().getUserById(visit.realm(), id) : null;
        if (user == null) {
            return Optional.empty();
        }
        if (AdminPrivileges.of(user, visit.session(), visit.realm())) {
            LOG.infof(
                    "directory=%s user=%s administers Keycloak and keeps the account",
                    visit.directory().id(), id);
            return Optional.empty();
        }
        return Optional.of(user.getUsername());
    }

    /** Nobody else makes up for it from now on. */
    private boolean claim(String id) {
        return visit.database()
                        .change(
                                "update FormerUserEntity f set f.withheld = null, f.exported = null where f.userId = :id"
                                        + " and f.withheld is not null",
                                Map.of("id", id))
                > 0;
    }

    /** It happens. */
    void part(String id, String userName, RemovalEffect parting) {
        accounts.part(id, parting);
        visit.database().flush();
        ChangeKind kind = parting == RemovalEffect.DELETE ? ChangeKind.DELETED : ChangeKind.SUSPENDED;
        visit.journal().note(new Effect.OfUser(kind, id, userName, List.of()));
    }
}
