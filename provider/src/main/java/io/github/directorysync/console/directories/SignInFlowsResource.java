package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.directory.flow.FlowState;
import io.github.directorysync.keycloak.access.ClientFlow;
import io.github.directorysync.keycloak.access.FlowInstallation;
import io.github.directorysync.keycloak.access.FlowRollback;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.events.admin.OperationType;

/** Adds the authenticator Enforce SAML to the realm's flows, shows where it is missing, and removes it. */
public final class SignInFlowsResource {

    private static final String EVENT = "SIGN_IN_FLOW";

    private final Administrator caller;
    private final FlowInstallation flows;

    public SignInFlowsResource(Administrator caller) {
        this.caller = caller;
        this.flows = new FlowInstallation(caller.session(), caller.realm());
    }

    /** The state of the flows, and what {@code POST} would change. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response look() {
        return AdminAnswer.ok(now());
    }

    /** Adds the authenticator to each flow of the realm that has an unambiguous place for it. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response prepare() {
        caller.requireManageRealm();
        return AdminAnswer.of(caller.session(), () -> changed(flows.prepare(), now()));
    }

    /** Reverts the changes of {@code POST}. */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response undo() {
        caller.requireManageRealm();
        return AdminAnswer.of(caller.session(), () -> {
            FlowRollback rollback = new FlowRollback(caller.session(), caller.realm());
            rollback.run();
            ObjectNode answer = now();
            rollback.removed().forEach(answer.putArray("removed")::add);
            rollback.kept().forEach(answer.putArray("kept")::add);
            return changed(rollback.done(), answer);
        });
    }

    private ObjectNode now() {
        return SignInFlowsJson.of(flows, ClientFlow.all(caller.session(), caller.realm()));
    }

    private Response changed(List<FlowState> done, ObjectNode answer) {
        done.forEach(state -> caller.event(EVENT, OperationType.UPDATE, "sign-in-flows/" + path(state))
                .about("SignInFlow", path(state), state.flow().orElse(path(state)))
                .representation(SignInFlowsJson.of(state).toString())
                .success());
        SignInFlowsJson.put(answer.putArray("changed"), done);
        return AdminAnswer.ok(answer);
    }

    private static String path(FlowState state) {
        return state.provider().map(alias -> state.kind() + "/" + alias).orElse(state.kind());
    }
}
