package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.people.RoleExplainer;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.GroupMapping;
import io.github.directorysync.keycloak.roles.RoleSelectorStore;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.Explanation;
import io.github.directorysync.role.RoleOutcome;
import io.github.directorysync.role.RoleSelector;
import io.github.directorysync.sync.activity.Effect;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** One person in one app: their role selector, and the explanation of their role. */
public final class PersonInAppResource {

    private static final String EVENT = "ROLE_SELECTOR";

    private final Administrator caller;
    private final String address;
    private final AppLadder app;
    private final UserModel person;
    private final RoleSelectorStore selectors;

    /**
     * The resource of one person in one app.
     *
     * @param address the app's id in addresses
     */
    public PersonInAppResource(Administrator caller, String address, AppLadder app, UserModel person) {
        this.caller = caller;
        this.address = address;
        this.app = app;
        this.person = person;
        this.selectors = new RoleSelectorStore(caller.session());
    }

    @GET
    @Path("explanation")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode explain() {
        return new ExplanationJson(caller.session(), caller.realm(), app).of(person);
    }

    @GET
    @Path("selector")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode selector() {
        return chosen().orElseThrow(NotFoundException::new);
    }

    public Optional<ObjectNode> chosen() {
        return selectors.find(person, app).map(SelectorJson::of);
    }

    @PUT
    @Path("selector")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response choose(InputStream body) {
        requireMapRoles();
        return AdminAnswer.of(caller.session(), () -> {
            boolean dryRun = dryRun();
            return choose(caller.form(body).read(SelectorForm.FIELDS, form -> SelectorForm.of(form, dryRun)), dryRun);
        });
    }

    @DELETE
    @Path("selector")
    public Response clear() {
        requireMapRoles();
        requireMap(selectors.rolesOf(person, app));
        return AdminAnswer.of(caller.session(), () -> dryRun() ? preview(Optional.empty()) : cleared());
    }

    private boolean dryRun() {
        return QueryParameters.read(caller, asked -> asked.flag("dryRun").orElse(false));
    }

    private Response cleared() {
        CallerEvent event = event(OperationType.DELETE, "clear-selector");
        Optional<String> before = role();
        if (!selectors.clear(person, app)) {
            throw new NotFoundException();
        }
        event.effects(changed(before)).success();
        return AdminAnswer.done();
    }

    private Response choose(SelectorForm wish, boolean dryRun) {
        String name = wish.role();
        RoleModel role = app.role(name).orElseThrow(() -> GroupMapping.noSuchRole("role", name));
        AppRole ranked = app.ranked(role).orElseThrow(() -> GroupMapping.noSuchRole("role", name));
        RoleSelector selector = new RoleSelector(
                ranked,
                Optional.of(wish.reason()),
                Optional.of(caller.name()),
                Optional.of(ServerTime.now()),
                wish.expires());
        requireMap(Stream.concat(Stream.of(role), selectors.rolesOf(person, app)));
        if (dryRun) {
            return preview(Optional.of(role));
        }
        CallerEvent event = event(OperationType.UPDATE, "set-selector");
        Optional<String> before = role();
        selectors.set(person, app, role, selector);
        ObjectNode described = SelectorJson.of(selector);
        event.representation(withApp(described).toString())
                .effects(changed(before))
                .success();
        return AdminAnswer.ok(described);
    }

    /** The role that the person would have with another role selector, or without one. */
    private Response preview(Optional<RoleModel> chosen) {
        RoleExplainer roles = new RoleExplainer(caller.session(), caller.realm(), app);
        Optional<AppRole> before = roles.of(person).resolution().role();
        Explanation explanation = roles.ifChosen(person, chosen);
        Optional<AppRole> after = explanation.resolution().role();
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put(
                "outcome", RoleOutcome.of(before, after, app.ladder()).name().toLowerCase(Locale.ROOT));
        RoleJson.put(described, "before", before.map(AppRole::name));
        RoleJson.put(described, "after", after.map(AppRole::name));
        described.set("explanation", ExplanationJson.described(explanation, person));
        return AdminAnswer.ok(described);
    }

    /**
     * The event of a change of the selector, from which role changes are explained later. Created before the change.
     */
    private CallerEvent event(OperationType operation, String word) {
        CallerEvent event = caller.event(
                        EVENT, operation, "apps/" + address + "/people/" + person.getId() + "/selector")
                .as(word)
                .about(person);
        return selectors
                .find(person, app)
                .map(selector -> event.before(withApp(SelectorJson.of(selector))))
                .orElse(event);
    }

    private ObjectNode withApp(ObjectNode selector) {
        return selector.deepCopy()
                .put("app", app.name())
                .put("user", person.getId())
                .put("userName", person.getUsername());
    }

    private List<Effect> changed(Optional<String> before) {
        Optional<String> after = role();
        return before.equals(after)
                ? List.of()
                : List.of(new Effect.RoleChanged(person.getId(), app.id(), before, after));
    }

    private Optional<String> role() {
        return new RoleExplainer(caller.session(), caller.realm(), app)
                .of(person)
                .resolution()
                .role()
                .map(AppRole::name);
    }

    private void requireMapRoles() {
        caller.requireManagePeople();
        caller.requireMapRolesOf(person);
    }

    /** Requires the permission to map the roles, which Keycloak requires for revoking a role too. */
    private void requireMap(Stream<RoleModel> roles) {
        roles.forEach(caller::requireMap);
    }
}
