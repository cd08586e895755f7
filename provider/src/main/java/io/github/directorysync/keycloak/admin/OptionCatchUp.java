package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Options;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.decisions.ReviewInbox;
import io.github.directorysync.keycloak.decisions.WithheldRemovals;
import io.github.directorysync.keycloak.directories.CatchUpRuling;
import io.github.directorysync.keycloak.directories.CatchUpStage;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.activity.Notes;
import io.github.directorysync.sync.users.UserSync;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Applies withheld changes when their option is switched on, and changed access groups to all users: the directory does not
 * send users again that it regards as up to date.
 */
record OptionCatchUp(KeycloakSession session, RealmModel realm) {

    private static final Logger LOG = Logger.getLogger(OptionCatchUp.class);

    private static final String OPERATION = "catch-up";

    /** More users than these are caught up in the background. */
    private static final int AT_ONCE = 500;

    /** Catches up after the options were changed in this session, now or in the background. */
    void after(Options before, Directory now) {
        if (before.equals(now.options())) {
            return;
        }
        CatchUpStage begin = new CatchUpStage(concernsAllUsers(before, now.options()), "");
        List<String> people = next(begin, now);
        List<String> removals = removals(now);
        if (people.size() + removals.size() > AT_ONCE) {
            CatchUpRuling ruling = new SettingsSuspensions(session, realm, now, Journal.silent()).ask();
            new DirectoryStates(session).catchUp(now.id(), new CatchUpStage(begin.everybody(), "", ruling));
            new DirectoryStates(session).catchUpOrigin(now.id(), RequestOrigin.of(session));
        } else {
            catchUp(people, now, CatchUpRuling.NOW);
            catchUpRemovals(removals, now);
        }
    }

    /**
     * Whether all users have to be checked: it is not stored who has left the access groups while suspension was off.
     */
    private static boolean concernsAllUsers(Options before, Options now) {
        boolean suspendsAgain = !before.suspendUsers() && now.suspendUsers();
        return !before.accessGroups().equals(now.accessGroups()) || (suspendsAgain && now.limitAccess());
    }

    /** The ids of users whose DELETE was withheld; one more than a batch. */
    private List<String> removals(Directory directory) {
        return directory.options().suspendUsers()
                ? WithheldRemovals.next(new Database(session), directory.id(), AT_ONCE + 1)
                : List.of();
    }

    /**
     * Catches up a batch.
     *
     * @return whether there are more
     */
    boolean proceed(Directory directory) {
        DirectoryStates states = new DirectoryStates(session);
        CatchUpStage stage = states.catchUpToChange(directory.id()).orElse(null);
        if (stage == null) {
            return false;
        }
        states.catchUpOrigin(directory.id()).begin(session);
        List<String> removals = removals(directory);
        if (!removals.isEmpty()) {
            catchUpRemovals(removals.subList(0, Math.min(AT_ONCE, removals.size())), directory);
            return true;
        }
        List<String> people = next(stage, directory);
        List<String> batch = people.subList(0, Math.min(AT_ONCE, people.size()));
        catchUp(batch, directory, stage.ruling());
        boolean more = people.size() > AT_ONCE;
        if (more) {
            states.catchUp(directory.id(), stage.next(batch.get(AT_ONCE - 1)));
        } else {
            states.caughtUp(directory.id());
        }
        return more;
    }

    /** The next ids, one more than a batch, to tell whether there are more. */
    private List<String> next(CatchUpStage stage, Directory directory) {
        return new Database(session)
                .query(
                        "select d.userId from DirectoryUserEntity d where d.directoryId = :directory and d.userId > :from"
                                + (stage.everybody()
                                        ? ""
                                        : " and (d.standing is not null or d.active is not null"
                                                + " or d.held is not null)")
                                + " order by d.userId",
                        String.class,
                        Map.of("directory", directory.id(), "from", stage.from()))
                .setMaxResults(AT_ONCE + 1)
                .getResultList();
    }

    /**
     * Applies what was withheld of these users.
     *
     * @param operation the operation's name in the log
     */
    void catchUp(List<String> people, Directory directory, String operation) {
        catchUp(people, directory, operation, ServerTime.now(), new Notes());
    }

    /** Asks the guard once about all suspensions, then applies the rest user by user. */
    private void catchUp(List<String> people, Directory directory, CatchUpRuling ruling) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        new SettingsSuspensions(session, realm, directory, notes).apply(people, ruling);
        catchUp(people, directory, OPERATION, begun, notes);
    }

    private void catchUp(List<String> people, Directory directory, String operation, Instant begun, Notes notes) {
        UserSync users = DirectoryAssembly.open(session, realm, directory.holding(), notes)
                .users();
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        people.forEach(id -> catchUp(users, directory, id, failed));
        List<Effect> effects = notes.effects();
        if (!effects.isEmpty() || !failed.isEmpty()) {
            ObjectNode detail = JsonNodeFactory.instance.objectNode();
            if (!failed.isEmpty()) {
                detail.set("failed", failed);
            }
            AdminAudit action = AdminAudit.on(session, directory);
            action.tell(effects.stream()
                    .filter(effect -> !(effect instanceof Effect.Reviewed))
                    .toList());
            action.log(operation, begun, effects, detail);
            action.tell(new ReviewInbox(session, directory).store(effects));
        }
    }

    private void catchUpRemovals(List<String> removals, Directory directory) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        new WithheldRemovals(session, realm, directory.holding(), notes).applyAll(removals);
        if (!notes.effects().isEmpty()) {
            AdminAudit.on(session, directory, SettingsAudit.target(directory)).write(OPERATION, begun, notes.effects());
        }
    }

    /** A user whose name is taken by now stays behind, and does not stop the others. */
    private static void catchUp(UserSync users, Directory directory, String id, ArrayNode failed) {
        try {
            users.settle(id);
        } catch (ScimProblem problem) {
            failed.addObject().put("id", id).put("detail", problem.detail());
            LOG.infof(
                    "directory %s: user %s cannot be caught up with its options, status %d",
                    directory.id(), id, problem.status());
        }
    }
}
