package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.Journal;
import io.github.directorysync.sync.Judge;
import io.github.directorysync.sync.Parting;
import io.github.directorysync.sync.Standing;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** DELETEs that {@code suspend-users} = {@code false} has withheld. They happen when it is switched on. */
record WithheldRemovals(Visit visit, Database database, Accounts accounts) {

    private static final Logger LOG = Logger.getLogger(WithheldRemovals.class);

    WithheldRemovals(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this(new Visit(session, realm, directory, journal));
    }

    private WithheldRemovals(Visit visit) {
        this(visit, new Database(visit.session()), new Accounts(visit, new Access(visit)));
    }

    /** The ids of some of the people whom they concern. */
    static List<String> next(Database database, String directoryId, int most) {
        return database.query(
                        "select f.userId from FormerUserEntity f where f.directoryId = :directory"
                                + " and f.withheld is not null order by f.userId",
                        String.class,
                        Map.of("directory", directoryId))
                .setMaxResults(most)
                .getResultList();
    }

    void settle(List<String> people) {
        if (people.isEmpty()) {
            return;
        }
        GuardDuty guard = RelatedToUsers.of(visit, database, accounts).guard();
        Parting parting =
                new Judge(visit.directory().options()).ofRemoval(new Footing(Standing.IN_STEP, true, true, false));
        people.forEach(id -> settle(id, parting, guard));
    }

    private void settle(String id, Parting parting, GuardDuty guard) {
        UserModel user = visit.session().users().getUserById(visit.realm(), id);
        if (user == null || !claim(id)) {
            return;
        }
        if (AdminPower.of(user, visit.session(), visit.realm())) {
            LOG.infof(
                    "directory=%s user=%s administers Keycloak and keeps the account",
                    visit.directory().id(), id);
            return;
        }
        String name = user.getUsername();
        // What the guard holds waits for an administrator.
        if (!user.isEnabled() || !guard.holds(What.DELETE, new Named(id, name))) {
            part(id, name, parting);
        }
    }

    /** Nobody else makes up for it from now on. */
    private boolean claim(String id) {
        return database.change(
                        "update FormerUserEntity f set f.withheld = null, f.exported = null where f.userId = :id"
                                + " and f.withheld is not null",
                        Map.of("id", id))
                > 0;
    }

    /** It happens. */
    void part(String id, String userName, Parting parting) {
        accounts.part(id, parting);
        database.flush();
        Effect.Deed deed = parting == Parting.DELETE ? Effect.Deed.DELETED : Effect.Deed.SUSPENDED;
        visit.journal().note(new Effect.OfUser(deed, id, userName, List.of()));
    }
}
