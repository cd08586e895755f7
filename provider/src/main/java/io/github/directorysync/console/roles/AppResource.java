package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.keycloak.activity.RoleChangeBatch;
import io.github.directorysync.keycloak.apps.AppFaultCheck;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.apps.LadderChange;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.HighestRole;
import io.github.directorysync.keycloak.roles.RoleImpact;
import io.github.directorysync.keycloak.roles.RolePreview;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.FaultyLevel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/** One app: its ladder, previews of changes, and its people. */
public final class AppResource {

    private static final String EVENT = "APP_LADDER";

    private final Administrator caller;
    private final String id;
    private final AppLadder app;

    AppResource(Administrator caller, String id, AppLadder app) {
        this.caller = caller;
        this.id = id;
        this.app = app;
    }

    /**
     * The app; with {@code people=true} also the number of people with each role, and the only holder of the highest
     * one.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        caller.requireListGroups();
        return AdminAnswer.of(
                caller.session(),
                () -> AdminAnswer.ok(read(QueryParameters.read(caller, asked -> asked.flag("people"))
                        .orElse(false))));
    }

    private ObjectNode read(boolean people) {
        ObjectNode described = described(app);
        if (people) {
            caller.requireViewPeople();
            Map<String, Long> holders = new RolePreview(caller.session(), caller.realm(), app).holders();
            described
                    .path("roles")
                    .forEach(role -> ((ObjectNode) role)
                            .put(
                                    "people",
                                    holders.getOrDefault(role.path("name").asText(), 0L)));
            List<String> highest = new HighestRole(caller.session(), caller.realm(), app).holders(2);
            if (highest.size() == 1) {
                described.put("lastHolder", highest.get(0));
            }
        }
        return described;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response change(InputStream body) {
        caller.requireManage();
        return AdminAnswer.of(
                caller.session(),
                () -> applied(caller.form(body)
                        .requireSent()
                        .read(LadderForm.KNOWN, fields -> new LadderForm(fields).read())));
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response preview(InputStream body) {
        caller.requireView();
        caller.requireViewPeople();
        return AdminAnswer.of(
                caller.session(), () -> AdminAnswer.ok(new PreviewForm(caller, app).answer(caller.form(body))));
    }

    /** The sign-in of the app; the realm itself has none. */
    @Path("sign-in")
    public AppSignInResource signIn() {
        ClientModel client =
                Optional.ofNullable(caller.realm().getClientById(id)).orElseThrow(NotFoundException::new);
        return new AppSignInResource(caller, client);
    }

    @Path("people/{user}")
    public PersonInAppResource person(@PathParam("user") String user) {
        caller.requireViewPeople();
        UserModel person = Optional.ofNullable(caller.session().users().getUserById(caller.realm(), user))
                .orElseThrow(NotFoundException::new);
        caller.requireView(person);
        return new PersonInAppResource(caller, id, app, person);
    }

    /**
     * Applies the change. Which roles are app roles is a matter of the realm. A default role is granted to everybody, so the
     * caller must be allowed to grant it.
     */
    private Response applied(LadderChange change) {
        if (change.levels().isPresent()) {
            caller.requireManageRealm();
        }
        change.requireRolesOf(app);
        change.reranked(app).forEach(role -> caller.permissions().roles().requireManage(role));
        change.newDefault(app).ifPresent(caller::requireMap);
        Instant begun = ServerTime.now();
        RoleChangeBatch consequences = RoleImpact.of(caller.session(), caller.realm(), app, change);
        ObjectNode before = described(app);
        change.apply(app);
        ObjectNode described = described(
                new AppsQuery(caller.session(), caller.realm()).find(id).orElseThrow());
        caller.event(EVENT, OperationType.UPDATE, "apps/" + id)
                .as("change-ladder")
                .begun(begun)
                .about("App", app.id(), app.name())
                .before(before)
                .representation(described.toString())
                .consequences(consequences)
                .success();
        return AdminAnswer.ok(described);
    }

    private ObjectNode described(AppLadder app) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", id);
        RoleJson.put(described, "clientId", app.clientId());
        RoleJson.put(described, "name", app.displayName());
        RoleJson.put(described, "defaultRole", Optional.of(app.defaultName()));
        ArrayNode roles = described.putArray("roles");
        Map<String, String> faulty =
                app.faulty().stream().collect(Collectors.toMap(FaultyLevel::role, FaultyLevel::problem));
        for (AppRole rung : app.ladder().rungs()) {
            if (!faulty.containsKey(rung.name())) {
                roles.add(RoleJson.of(rung).put("default", rung.name().equals(app.defaultName())));
            }
        }
        app.faulty()
                .forEach(role -> roles.addObject()
                        .put("name", role.role())
                        .put("fault", role.problem())
                        .put("default", role.role().equals(app.defaultName())));
        AppFaultJson.put(described, new AppFaultCheck(caller.session(), caller.realm()).of(app));
        ArrayNode unranked = described.putArray("unranked");
        app.unranked().forEach(unranked::add);
        return described;
    }
}
