package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.directories.CatchUpRuling;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.guard.RemovalGuard;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.PlannedRemoval;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Users whom changed settings suspend: those who are in no access group any more, and those whose suspension was withheld.
 * The guard is asked once about all of them, before the first is suspended. There is no request that it could refuse, so it
 * holds what is too much.
 */
final class SettingsSuspensions {

    /** Enabled users whom the directory calls inactive, or who are in none of its access groups. */
    private static final String SUSPENDED =
            "select count(*) from DirectoryUserEntity d, UserEntity u where u.id = d.userId"
                    + " and d.directoryId = :directory and u.enabled = true and d.held is null"
                    + " and (d.standing is null or d.standing <> 'AWAITED') and (d.active = false";

    private final Directory directory;
    private final Database database;
    private final DirectoryContext context;
    private final AccessGroupMembers entitled;
    private final RemovalGuard guard;
    private final RoleChangeTracker roleChanges;
    private final AccessGroupEffect access;

    SettingsSuspensions(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this.directory = directory.holding();
        this.database = new Database(session);
        this.context = new DirectoryContext(session, realm, this.directory, journal);
        this.entitled = new AccessGroupMembers(this.directory, database);
        this.guard = new RemovalGuard(context);
        this.roleChanges = new RoleChangeTracker(context);
        this.access = new AccessGroupEffect(context, new AccountStore(context, new Logout(context)));
    }

    /** Asks the guard once about all users of the directory, before they are suspended in batches. */
    CatchUpRuling ask() {
        return guard.ask(suspended()).obstacle().isPresent() ? CatchUpRuling.HELD : CatchUpRuling.LET_GO;
    }

    private int suspended() {
        if (!directory.options().suspendUsers()) {
            return 0;
        }
        long people = directory.options().limitAccess()
                ? database.count(SUSPENDED + " or not " + AccessGroupMembers.HAS + ")", entitled.parameters())
                : database.count(SUSPENDED + ")", Map.of("directory", directory.id()));
        return Math.toIntExact(people);
    }

    /** Suspends those of these users whom the settings suspend, and restores the others. */
    void apply(Collection<String> people, CatchUpRuling ruling) {
        if (!directory.options().suspendUsers()) {
            return;
        }
        RoleSnapshot roles = roleChanges.measure(people);
        List<AccessGroupEffect.AffectedUser> affected = access.read(people);
        access.change(affected, held(AccessGroupEffect.suspension(affected), ruling));
        roleChanges.compare(roles);
    }

    private Map<String, HoldReason> held(PlannedRemoval suspension, CatchUpRuling ruling) {
        return switch (ruling) {
            case NOW -> guard.ask(suspension).held(context.journal());
            case LET_GO -> guard.askCounted(suspension).held(context.journal());
            case HELD -> {
                Map<String, HoldReason> all = suspension.people().stream()
                        .collect(Collectors.toMap(Reference::id, person -> HoldReason.TOO_MANY));
                guard.hold(suspension, all);
                yield all;
            }
        };
    }
}
