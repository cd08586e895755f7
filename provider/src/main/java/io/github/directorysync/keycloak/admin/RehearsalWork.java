package io.github.directorysync.keycloak.admin;

import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.RunFaults;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.rehearsal.AssessedUser;
import io.github.directorysync.keycloak.rehearsal.Rehearsal;
import io.github.directorysync.keycloak.rehearsal.Rehearsal.RehearsalState;
import io.github.directorysync.keycloak.rehearsal.RehearsalAssessment;
import io.github.directorysync.keycloak.rehearsal.RehearsalReport;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.activity.Notes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Assesses what directories rehearse, and makes it when they go live. */
public final class RehearsalWork extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(RehearsalWork.class);

    private static final int USERS_AT_ONCE = 50;
    private static final int TRIES = 4;

    /** After so long, a run ends though work is left, and the next one goes on: another node takes over after a minute. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

    public RehearsalWork() {
        super("rehearsal", Duration.ofSeconds(3));
    }

    /** An administrator waits for the report, and an identity provider until the directory is live. */
    @Override
    public boolean isPrompt() {
        return true;
    }

    /** Directories take turns, so that neither a large one nor one that fails holds up those of other customers. */
    @Override
    public void run(KeycloakSessionFactory factory) {
        Instant end = ServerTime.now().plus(LONGEST_RUN);
        RunFaults faults = new RunFaults();
        boolean more = true;
        while (more && ServerTime.now().isBefore(end)) {
            more = turns(factory, Rehearsal::goingLive, RehearsalWork::goLive, faults);
            more |= turns(factory, RehearsalReport::open, RehearsalWork::assess, faults);
        }
        faults.raise();
    }

    /** Gives each directory a turn, and returns whether any may have more to do. */
    private static boolean turns(
            KeycloakSessionFactory factory,
            Function<Database, List<RowInRealm>> which,
            BiPredicate<KeycloakSessionFactory, RowInRealm> turn,
            RunFaults faults) {
        boolean more = false;
        for (RowInRealm place : KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> which.apply(new Database(session)))) {
            more |= faults.turn(place.id(), () -> turn.test(factory, place));
        }
        return more;
    }

    private static boolean assess(KeycloakSessionFactory factory, RowInRealm place) {
        List<AssessedUser> users = assessed(factory, place);
        return !users.isEmpty() && store(factory, place, users);
    }

    /** Stores the results, unless the directory goes live meanwhile. */
    private static boolean store(KeycloakSessionFactory factory, RowInRealm place, List<AssessedUser> users) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Database database = new Database(session);
            // No request changes these rows meanwhile.
            boolean rehearses = new Rehearsal(database, place.id()).lock() == RehearsalState.REHEARSING;
            if (rehearses) {
                users.forEach(user -> user.store(database));
            }
            return rehearses;
        });
    }

    private static List<AssessedUser> assessed(KeycloakSessionFactory factory, RowInRealm place) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> DirectoryLookup.inRealm(
                                session,
                                place,
                                (realm, component) ->
                                        new RehearsalAssessment(session, realm, DirectoryReader.read(component)).next())
                        .orElse(List.of()));
    }

    /** Makes the next users or the next group, and in the end switches to live. */
    private static boolean goLive(KeycloakSessionFactory factory, RowInRealm place) {
        List<String> users = next(factory, place, live -> live.nextUsers(USERS_AT_ONCE));
        if (!users.isEmpty()) {
            users(factory, place, users);
            return true;
        }
        List<String> groups = next(factory, place, live -> live.nextGroups(1));
        if (!groups.isEmpty()) {
            String id = groups.get(0);
            one(factory, place, RehearsedPart.GROUP, id, (live, notes) -> live.group(id, notes));
            return true;
        }
        inside(factory, place, GoLive::end);
        LOG.infof("directory=%s is live", place.id());
        return false;
    }

    /** Makes all users in one transaction; if one is refused, each in its own. */
    private static void users(KeycloakSessionFactory factory, RowInRealm place, List<String> ids) {
        try {
            inside(factory, place, live -> live.users(ids, new Notes()));
        } catch (RuntimeException refused) {
            requireReachable(refused);
            for (String id : ids) {
                one(factory, place, RehearsedPart.USER, id, (live, notes) -> live.users(List.of(id), notes));
            }
        }
    }

    /** Makes one user or group. What is refused, or fails whatever is tried, does not stop the others. */
    private static void one(
            KeycloakSessionFactory factory,
            RowInRealm place,
            RehearsedPart part,
            String id,
            BiConsumer<GoLive, Notes> work) {
        for (int left = TRIES - 1; ; left--) {
            Notes notes = new Notes();
            try {
                inside(factory, place, live -> work.accept(live, notes));
                return;
            } catch (ScimProblem refused) {
                inside(factory, place, live -> live.refused(part, id, refused.detail(), notes));
                return;
            } catch (RuntimeException fault) {
                requireReachable(fault);
                if (left == 0 || DatabaseFault.of(fault) == DatabaseFault.OTHER) {
                    LOG.errorf(fault, "directory=%s: %s %s was not made", place.id(), part, id);
                    String problem = "The server failed: " + fault.getClass().getSimpleName();
                    inside(factory, place, live -> live.refused(part, id, problem, new Notes()));
                    return;
                }
            }
        }
    }

    /** Without a database nothing can be recorded; the next run continues. */
    private static void requireReachable(RuntimeException fault) {
        if (DatabaseFault.of(fault) == DatabaseFault.GONE) {
            throw fault;
        }
    }

    private static List<String> next(
            KeycloakSessionFactory factory, RowInRealm place, Function<GoLive, List<String>> which) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> DirectoryLookup.inRealm(
                                session, place, (realm, component) -> which.apply(GoLive.of(session, realm, component)))
                        .orElse(List.of()));
    }

    private static void inside(KeycloakSessionFactory factory, RowInRealm place, Consumer<GoLive> work) {
        Optional<Boolean> done = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> DirectoryLookup.inRealm(session, place, (realm, component) -> {
                    work.accept(GoLive.of(session, realm, component));
                    return true;
                }));
        if (done.isEmpty()) {
            LOG.infof("directory=%s was deleted before it was live", place.id());
        }
    }
}
