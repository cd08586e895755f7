package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.DirectoryRegister;
import io.github.directorysync.keycloak.SettingsLog;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** The directories of the realm: looked through, entered. */
public final class DirectoriesResource {

    static final String EVENT = "DIRECTORY";

    private final Caller caller;
    private final DirectoryRegister register;
    private final DirectoryJson json;

    DirectoriesResource(Caller caller) {
        this.caller = caller;
        this.register = new DirectoryRegister(caller.session(), caller.realm());
        this.json = new DirectoryJson(caller.session(), caller.seesPeople());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return new Listed<>(register::count, register::page, json::brief)
                .answer(
                        caller.session(),
                        parameters -> Optional.ofNullable(parameters.getFirst("search"))
                                .orElse("")
                                .strip());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(@Nullable JsonNode wanted) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            Form form = Form.of(wanted);
            Map<String, List<String>> settings = DirectoryFields.readNew(form);
            if (DirectoryFields.concernPeople(settings, DirectoryFields.NEW)) {
                caller.requireManagePeople();
            }
            Directory directory = register.add(DirectoryFields.name(form), settings);
            ObjectNode created = json.whole(register.find(directory.alias()).orElseThrow());
            caller.event(EVENT, OperationType.CREATE, "directories/" + directory.alias())
                    .in(directory)
                    .about(SettingsLog.target(directory))
                    .representation(created.toString())
                    .success();
            return AdminAnswer.created(created);
        });
    }
}
