package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.Sorting;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.admin.DirectoryCriteria;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/** The directories of the realm: lists and creates them. */
public final class DirectoriesResource {

    public static final String EVENT = "DIRECTORY";

    private final Caller caller;
    private final DirectoryAdmin register;
    private final DirectoryJson json;

    public DirectoriesResource(Caller caller) {
        this.caller = caller;
        this.register = new DirectoryAdmin(caller.session(), caller.realm());
        this.json = new DirectoryJson(caller.session(), caller.seesPeople());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return new PagedList<>(register::count, register::page, json::brief).answer(caller, DirectoriesResource::query);
    }

    private static DirectoryCriteria query(QueryParameters asked) {
        Sorting sorting = asked.sort(
                DirectoryFields.NAME, List.of(DirectoryFields.NAME, DirectorySettings.ALIAS, DirectorySettings.KIND));
        return new DirectoryCriteria(
                asked.text("search").orElse(""), asked.text("kind"), sorting.field(), sorting.descending());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            NewDirectory wanted = caller.form(body).read(DirectoryFields.known(), this::wanted);
            Directory directory = register.add(wanted.name(), wanted.settings());
            ObjectNode created = json.whole(register.find(directory.alias()).orElseThrow());
            caller.event(EVENT, OperationType.CREATE, "directories/" + directory.alias())
                    .in(directory)
                    .about(SettingsAudit.target(directory))
                    .representation(created.toString())
                    .success();
            return AdminAnswer.created(created);
        });
    }

    /** A directory to be created. */
    private record NewDirectory(String name, Map<String, List<String>> settings) {}

    /** Reads and checks the form, so that all faults are reported at once. */
    private NewDirectory wanted(Fields form) {
        NewDirectory wanted = new NewDirectory(DirectoryFields.name(form), DirectoryFields.readNew(form));
        if (DirectoryFields.concernPeople(wanted.settings(), DirectoryFields.NEW)) {
            caller.requireManagePeople();
        }
        if (DirectoryFields.movesToOrganization(wanted.settings(), Map.of())) {
            caller.requireManageRealm();
        }
        form.faults().check(() -> register.requireAddable(wanted.name(), wanted.settings()));
        return wanted;
    }
}
