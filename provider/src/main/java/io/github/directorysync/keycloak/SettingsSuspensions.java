package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.sync.HoldReason;
import io.github.directorysync.sync.Journal;
import io.github.directorysync.sync.PlannedRemoval;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Whom other settings suspend: who is in no access group any more, or whose suspension was withheld. The guard is asked
 * about all of them at once, before the first one is suspended. There is no request that it could refuse, so that what is
 * too much is held.
 */
final class SettingsSuspensions {

    /** Active people whom the directory calls inactive, or who are in none of its access groups. */
    private static final String SUSPENDED =
            "select count(*) from DirectoryUserEntity d, UserEntity u where u.id = d.userId"
                    + " and d.directoryId = :directory and u.enabled = true and d.held is null"
                    + " and (d.standing is null or d.standing <> 'AWAITED') and (d.active = false";

    private final Directory directory;
    private final Database database;
    private final Visit visit;
    private final Entitled entitled;
    private final GuardDuty guard;
    private final RoleWatch watch;
    private final AccessGroups access;

    SettingsSuspensions(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this.directory = directory.holding();
        this.database = new Database(session);
        this.visit = new Visit(session, realm, this.directory, journal);
        this.entitled = new Entitled(this.directory, database);
        this.guard = new GuardDuty(visit);
        this.watch = new RoleWatch(visit);
        this.access = new AccessGroups(visit, new Accounts(visit, new Access(visit)));
    }

    /** Asks about everybody of the directory, for who is suspended some at a time later. */
    CatchUpRuling ask() {
        return guard.ask(suspended()).obstacle().isPresent() ? CatchUpRuling.HELD : CatchUpRuling.LET_GO;
    }

    private int suspended() {
        if (!directory.options().suspendUsers()) {
            return 0;
        }
        long people = directory.options().limitAccess()
                ? database.count(SUSPENDED + " or not " + Entitled.HAS + ")", entitled.parameters())
                : database.count(SUSPENDED + ")", Map.of("directory", directory.id()));
        return Math.toIntExact(people);
    }

    /** Suspends those of these people who are to be, and lets the others back. */
    void settle(Collection<String> people, CatchUpRuling ruling) {
        if (!directory.options().suspendUsers()) {
            return;
        }
        RoleSnapshot roles = watch.measure(people);
        List<AccessGroups.AffectedUser> affected = access.read(people);
        access.change(affected, held(AccessGroups.suspension(affected), ruling));
        watch.compare(roles);
    }

    private Map<String, HoldReason> held(PlannedRemoval suspension, CatchUpRuling ruling) {
        return switch (ruling) {
            case NOW -> guard.ask(suspension).held(visit.journal());
            case LET_GO -> guard.askCounted(suspension).held(visit.journal());
            case HELD -> {
                Map<String, HoldReason> all = suspension.people().stream()
                        .collect(Collectors.toMap(Reference::id, person -> HoldReason.TOO_MANY));
                guard.hold(suspension, all);
                yield all;
            }
        };
    }
}
