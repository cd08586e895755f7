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

/** DELETEs that {@code suspend-users} = {@code false} has withheld. They are applied when the option is switched on. */
public record WithheldRemovals(DirectoryContext context, AccountStore accounts) {

    private static final Logger LOG = Logger.getLogger(WithheldRemovals.class);

    public WithheldRemovals(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this(new DirectoryContext(session, realm, directory, journal));
    }

    private WithheldRemovals(DirectoryContext context) {
        this(context, new AccountStore(context, new Logout(context)));
    }

    /** The ids of the next users whose DELETE is withheld, at most {@code most}. */
    public static List<String> next(Database database, String directoryId, int most) {
        return database.query(
                        "select f.userId from FormerUserEntity f where f.directoryId = :directory"
                                + " and f.withheld is not null order by f.userId",
                        String.class,
                        Map.of("directory", directoryId))
                .setMaxResults(most)
                .getResultList();
    }

    public void applyAll(List<String> people) {
        if (people.isEmpty()) {
            return;
        }
        RemovalGuard guard = new RemovalGuard(context);
        RemovalEffect effect = new AccountPolicy(context.directory().options())
                .ofRemoval(new AccountState(SyncState.IN_STEP, true, true, false));
        Map<String, String> due = new LinkedHashMap<>();
        people.forEach(id -> claimed(id).ifPresent(name -> due.put(id, name)));
        List<Reference> active = EnabledUsers.of(due.keySet(), context.database()).stream()
                .map(id -> new Reference(id, due.getOrDefault(id, "")))
                .toList();
        // Users whose removal the guard holds wait for an administrator.
        Set<String> held = active.isEmpty()
                ? Set.of()
                : guard.ask(PlannedRemoval.deletion(active))
                        .held(context.journal())
                        .keySet();
        due.forEach((id, name) -> {
            if (!held.contains(id)) {
                apply(id, name, effect);
            }
        });
    }

    /**
     * Claims the DELETE, and returns the username if this request is to apply it; empty if another request has claimed it,
     * or no directory may change the account.
     */
    private Optional<String> claimed(String id) {
        // Claimed even if the account is gone, so that the row is not read again.
        UserModel user = claim(id) ? context.session().users().getUserById(context.realm(), id) : null;
        if (user == null) {
            return Optional.empty();
        }
        if (AdminPrivileges.of(user, context.session(), context.realm())) {
            LOG.infof(
                    "directory=%s user=%s administers Keycloak and keeps the account",
                    context.directory().id(), id);
            return Optional.empty();
        }
        return Optional.of(user.getUsername());
    }

    /** Whether this request has claimed the DELETE: no other request applies it from now on. */
    private boolean claim(String id) {
        return context.database()
                        .change(
                                "update FormerUserEntity f set f.withheld = null, f.exported = null where f.userId = :id"
                                        + " and f.withheld is not null",
                                Map.of("id", id))
                > 0;
    }

    /** Applies the DELETE. */
    void apply(String id, String userName, RemovalEffect effect) {
        accounts.access().applyRemoval(id, effect);
        context.database().flush();
        ChangeKind kind = effect == RemovalEffect.DELETE ? ChangeKind.DELETED : ChangeKind.SUSPENDED;
        context.journal().note(new Effect.OfUser(kind, id, userName, List.of()));
    }
}
