package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.keycloak.apps.AppFaultCheck;
import io.github.directorysync.keycloak.apps.AppSignIn;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.role.AppFault;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/** The apps of the realm. */
public final class AppsResource {

    private final Administrator caller;
    private final AppsQuery apps;

    private record WantedApps(Optional<String> search, PageRequest slice) {}

    public AppsResource(Administrator caller) {
        this.caller = caller;
        this.apps = new AppsQuery(caller.session(), caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        caller.requireListGroups();
        return AdminAnswer.of(caller.session(), () -> {
            WantedApps wanted =
                    QueryParameters.read(caller, asked -> new WantedApps(asked.text("search"), asked.slice()));
            Paged<AppsQuery.ListedApp> page = apps.page(
                    wanted.search(), wanted.slice().first(), wanted.slice().max());
            Map<String, List<AppFault>> faults = new AppFaultCheck(caller.session(), caller.realm())
                    .of(page.items().stream().map(AppsQuery.ListedApp::appName).toList());
            return AdminAnswer.ok(PageRequest.answer(
                    page.total(),
                    page.items().stream()
                            .map(app -> described(app, faults.getOrDefault(app.appName(), List.of())))
                            .toList()));
        });
    }

    /** Any client can become an app; its ladder is empty until then. */
    @Path("{app}")
    public AppResource app(@PathParam("app") String id) {
        return new AppResource(caller, id, apps.find(id).orElseThrow(NotFoundException::new));
    }

    private ObjectNode described(AppsQuery.ListedApp app, List<AppFault> faults) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", app.id());
        if (!app.clientId().isEmpty()) {
            described.put("clientId", app.clientId());
        }
        described.put("name", app.name());
        described.put("roles", app.roles());
        app.defaultRole().ifPresent(role -> described.put("defaultRole", role));
        Optional.<ClientModel>ofNullable(caller.realm().getClientById(app.id()))
                .flatMap(client -> AppSignIn.isReady(client, faults))
                .ifPresent(ready -> described.put("ready", ready));
        AppFaultJson.put(described, faults);
        return described;
    }
}
