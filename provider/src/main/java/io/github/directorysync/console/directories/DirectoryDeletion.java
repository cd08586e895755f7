package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.admin.DirectoryRemoval;
import io.github.directorysync.keycloak.directories.RemovalPlan;
import io.github.directorysync.keycloak.directories.RemovedGroups;
import io.github.directorysync.keycloak.directories.RemovedUsers;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.query.OuterTransaction;
import io.github.directorysync.keycloak.query.ServerTime;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** Deletes a directory; the caller chooses what happens to its users and groups. */
record DirectoryDeletion(Caller caller, Directory directory) {

    /** The longest time that a request spends; the rest is deleted in the background. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Response answer() {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            RemovalPlan plan = QueryParameters.read(caller, DirectoryDeletion::plan);
            if (plan.users() != RemovedUsers.KEEP || plan.groups() != RemovedGroups.KEEP) {
                caller.requireManagePeople();
            }
            return delete(plan);
        });
    }

    private static RemovalPlan plan(QueryParameters asked) {
        Optional<RemovedUsers> users = asked.oneOf("users", RemovedUsers.values(), DirectoryDeletion::word);
        if (users.isEmpty()) {
            asked.faults().add("users", "Say what becomes of the directory's users: keep, suspend or delete.");
        }
        return new RemovalPlan(
                users.orElse(RemovedUsers.KEEP),
                asked.oneOf("groups", RemovedGroups.values(), DirectoryDeletion::word)
                        .orElse(RemovedGroups.KEEP));
    }

    private Response delete(RemovalPlan plan) {
        ObjectNode before = new DirectoryJson(caller.session(), caller.seesPeople())
                .whole(new DirectoryAdmin(caller.session(), caller.realm())
                        .find(directory.alias())
                        .orElseThrow());
        OuterTransaction.releaseConnection(caller.session());
        DirectoryRemoval.Progress progress = DirectoryRemoval.begin(caller.session(), caller.realm(), directory, plan)
                .proceed(ServerTime.now().plus(PATIENCE));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("status", progress.over() ? "deleted" : "deleting");
        answer.put("users", progress.users());
        answer.put("groups", progress.groups());
        // The removal has logged its effects on users and groups in transactions of its own.
        caller.event(DirectoriesResource.EVENT, OperationType.DELETE, "directories/" + directory.alias())
                .in(directory)
                .about(SettingsAudit.target(directory))
                .before(before)
                .representation(answer.deepCopy()
                        .put("id", directory.id())
                        .put("alias", directory.alias())
                        .put("name", directory.name())
                        .toString())
                .successUnlogged();
        return progress.over() ? AdminAnswer.ok(answer) : AdminAnswer.accepted(answer);
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
