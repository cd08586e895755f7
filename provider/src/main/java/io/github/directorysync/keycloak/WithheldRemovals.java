package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.sync.ChangeKind;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.Journal;
import io.github.directorysync.sync.Judge;
import io.github.directorysync.sync.Parting;
import io.github.directorysync.sync.PlannedRemoval;
import io.github.directorysync.sync.Standing;
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
record WithheldRemovals(Visit visit, Accounts accounts) {

    private static final Logger LOG = Logger.getLogger(WithheldRemovals.class);

    WithheldRemovals(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this(new Visit(session, realm, directory, journal));
    }

    private WithheldRemovals(Visit visit) {
        this(visit, new Accounts(visit, new Access(visit)));
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
        GuardDuty guard = new GuardDuty(visit);
        Parting parting =
                new Judge(visit.directory().options()).ofRemoval(new Footing(Standing.IN_STEP, true, true, false));
        Map<String, String> due = new LinkedHashMap<>();
        people.forEach(id -> claimed(id).ifPresent(name -> due.put(id, name)));
        List<Reference> active = Enabled.of(due.keySet(), visit.database()).stream()
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
        if (AdminPower.of(user, visit.session(), visit.realm())) {
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
    void part(String id, String userName, Parting parting) {
        accounts.part(id, parting);
        visit.database().flush();
        ChangeKind deed = parting == Parting.DELETE ? ChangeKind.DELETED : ChangeKind.SUSPENDED;
        visit.journal().note(new Effect.OfUser(deed, id, userName, List.of()));
    }
}
