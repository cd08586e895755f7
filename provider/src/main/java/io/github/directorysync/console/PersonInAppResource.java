package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.AppRoles;
import io.github.directorysync.keycloak.GroupMapping;
import io.github.directorysync.keycloak.RoleExplained;
import io.github.directorysync.keycloak.RoleSelector;
import io.github.directorysync.keycloak.RoleSelectors;
import io.github.directorysync.keycloak.ServerTime;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.sync.Effect;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** One person in one app: their role selector, and the explanation of their role. */
public final class PersonInAppResource {

    private static final String EVENT = "ROLE_SELECTOR";
    private static final int LONGEST_REASON = 1000;
    private static final Set<String> SELECTOR = Set.of("role", "reason", "expires", "expiresIn");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final Administrator caller;
    private final String address;
    private final AppRoles app;
    private final UserModel person;
    private final RoleSelectors selectors;

    /**
     * Of one person in one app.
     *
     * @param address what stands for the app in addresses
     */
    PersonInAppResource(Administrator caller, String address, AppRoles app, UserModel person) {
        this.caller = caller;
        this.address = address;
        this.app = app;
        this.person = person;
        this.selectors = new RoleSelectors(caller.session());
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

    Optional<ObjectNode> chosen() {
        return selectors.find(person, app).map(SelectorJson::of);
    }

    @PUT
    @Path("selector")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response choose(InputStream body) {
        requireMapRoles();
        return AdminAnswer.of(caller.session(), () -> choose(caller.form(body).read(SELECTOR, Wish::of)));
    }

    @DELETE
    @Path("selector")
    public Response clear() {
        requireMapRoles();
        requireMap(selectors.rolesOf(person, app));
        return AdminAnswer.of(caller.session(), this::cleared);
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

    /** A role selector as it is filled in. */
    private record Wish(String role, String reason, Optional<Instant> expires) {

        static Wish of(Fields form) {
            return new Wish(
                    form.text("role", LadderForm.LONGEST_NAME),
                    form.text("reason", LONGEST_REASON),
                    Expiry.readOpen(form, SHORTEST, LONGEST).end());
        }
    }

    private Response choose(Wish wish) {
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
        CallerEvent event = event(OperationType.UPDATE, "set-selector");
        Optional<String> before = role();
        selectors.set(person, app, role, selector);
        ObjectNode described = SelectorJson.of(selector);
        event.representation(withApp(described).toString())
                .effects(changed(before))
                .success();
        return AdminAnswer.ok(described);
    }

    /** Whoever asks later why somebody has a role is told who gave or took it. Made before the change. */
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
        return new RoleExplained(caller.session(), caller.realm(), app)
                .of(person)
                .resolution()
                .role()
                .map(AppRole::name);
    }

    private void requireMapRoles() {
        caller.requireManagePeople();
        caller.requireMapRolesOf(person);
    }

    /** Keycloak asks the same for taking a role away. */
    private void requireMap(Stream<RoleModel> roles) {
        roles.forEach(caller::requireMap);
    }
}
