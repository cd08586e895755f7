package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.DirectoryRegister;
import io.github.directorysync.keycloak.Removal;
import io.github.directorysync.keycloak.SettingsLog;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** The deletion of a directory, with what the caller says becomes of its users and groups. */
record DirectoryDeletion(Caller caller, Directory directory) {

    /** How long a request takes at most; what is not deleted by then is deleted in the background. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Response answer() {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            Removal.Way way = Asked.read(caller, DirectoryDeletion::way);
            if (way.users() != Removal.Users.KEEP || way.groups() != Removal.Groups.KEEP) {
                caller.requireManagePeople();
            }
            return delete(way);
        });
    }

    private static Removal.Way way(Asked asked) {
        Optional<Removal.Users> users = asked.oneOf("users", Removal.Users.values(), DirectoryDeletion::word);
        if (users.isEmpty()) {
            asked.faults().add("users", "Say what becomes of the directory's users: keep, suspend or delete.");
        }
        return new Removal.Way(
                users.orElse(Removal.Users.KEEP),
                asked.oneOf("groups", Removal.Groups.values(), DirectoryDeletion::word)
                        .orElse(Removal.Groups.KEEP));
    }

    private Response delete(Removal.Way way) {
        ObjectNode before = new DirectoryJson(caller.session(), caller.seesPeople())
                .whole(new DirectoryRegister(caller.session(), caller.realm())
                        .find(directory.alias())
                        .orElseThrow());
        Removal.Progress progress = Removal.begin(caller.session(), caller.realm(), directory, way)
                .proceed(Instant.now().plus(PATIENCE));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("status", progress.over() ? "deleted" : "deleting");
        answer.put("users", progress.users());
        answer.put("groups", progress.groups());
        // The removal itself has written what became of whom, in transactions of its own.
        caller.event(DirectoriesResource.EVENT, OperationType.DELETE, "directories/" + directory.alias())
                .in(directory)
                .about(SettingsLog.target(directory))
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
