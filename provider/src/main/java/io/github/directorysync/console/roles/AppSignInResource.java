package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.JsonBody;
import io.github.directorysync.keycloak.apps.AppFaultCheck;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppSignIn;
import io.github.directorysync.role.AppFault;
import io.github.directorysync.role.Contradiction;
import io.github.directorysync.role.RoleMapper.Protocol;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperModel;

/** The mapper that sends the resolved role to a client at sign-in. */
public final class AppSignInResource {

    private static final String EVENT = "APP_SIGN_IN";

    private final Administrator caller;
    private final ClientModel client;

    AppSignInResource(Administrator caller, ClientModel client) {
        this.caller = caller;
        this.client = client;
    }

    /** The state of the mapper, and its faults. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response look() {
        caller.requireView(client);
        return AdminAnswer.of(
                caller.session(), () -> AdminAnswer.ok(described(new AppSignIn(caller.session(), client))));
    }

    /** Adds the mapper or changes its settings; with {@code mend} removes what conflicts with it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response prepare(InputStream body) {
        caller.permissions().clients().requireManage(client);
        return AdminAnswer.of(caller.session(), () -> prepare(caller.form(body)));
    }

    private Response prepare(JsonBody form) {
        AppSignIn signIn = new AppSignIn(caller.session(), client);
        AppSignInForm.MapperForm wanted = AppSignInForm.read(form, client, signIn.protocol());
        ObjectNode before = described(signIn);
        boolean existed = signIn.mapper().isPresent();
        List<String> done = new ArrayList<>();
        ArrayNode removed = JsonNodeFactory.instance.arrayNode();
        if (signIn.prepare(wanted.settings())) {
            done.add((existed ? "Changed" : "Added") + " the mapper of the resolved role.");
        }
        if (wanted.mend()) {
            // The permission that Keycloak requires for removing a client scope from a client.
            signIn.scopesToRemove()
                    .forEach(scope -> caller.permissions().clients().requireManage(scope));
            signIn.mappersToRemove().forEach(mapper -> removed.add(described(mapper)));
            signIn.mend().forEach(what -> done.add("Took " + what + " off the client."));
        }
        ObjectNode now = described(signIn);
        if (!done.isEmpty()) {
            caller.event(EVENT, OperationType.UPDATE, "apps/" + client.getId() + "/sign-in")
                    .as("prepare-app-sign-in")
                    .about("App", client.getId(), client.getClientId())
                    .before(before)
                    .representation(now.toString())
                    .with("removed", removed)
                    .success();
        }
        ObjectNode answer = now.deepCopy();
        done.forEach(answer.putArray("changed")::add);
        return AdminAnswer.ok(answer);
    }

    /** The whole mapper, so that it can be recreated from the log. */
    private static ObjectNode described(ProtocolMapperModel mapper) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", mapper.getName()).put("protocolMapper", mapper.getProtocolMapper());
        ObjectNode config = json.putObject("config");
        new TreeMap<>(mapper.getConfig()).forEach(config::put);
        return json;
    }

    private ObjectNode described(AppSignIn signIn) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("clientId", client.getClientId());
        json.put("protocol", signIn.protocol() == Protocol.SAML ? "saml" : "openid-connect");
        List<AppSignIn.FoundContradiction> found = signIn.found();
        List<AppFault> faults = new AppFaultCheck(caller.session(), caller.realm()).of(AppLadder.of(client));
        json.put("ready", AppSignIn.isReady(client, faults).orElse(false));
        signIn.mapper().ifPresent(mapper -> {
            ObjectNode described = json.putObject("mapper");
            described.put("id", mapper.id());
            described.put("name", mapper.name());
            mapper.scope().ifPresent(scope -> described.put("clientScope", scope));
            AppSignInForm.write(signIn.settings(), signIn.protocol(), described);
        });
        ArrayNode contradictions = json.putArray("contradictions");
        ArrayNode notes = json.putArray("notes");
        found.forEach(each -> (each.contradiction().misleads() ? contradictions : notes).add(described(each)));
        AppFaultJson.put(json, faults);
        return json;
    }

    private static ObjectNode described(AppSignIn.FoundContradiction found) {
        Contradiction contradiction = found.contradiction();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(
                "code",
                switch (contradiction.degree()) {
                    case SAME_NAME -> "same-name";
                    case RAW_ROLES, NOTE -> "raw-roles";
                });
        json.put("mapper", contradiction.mapper().name());
        contradiction.mapper().scope().ifPresent(scope -> json.put("clientScope", scope));
        json.put("writes", contradiction.mapper().writes());
        json.put("mendable", found.mendable());
        return json.put("text", contradiction.text());
    }
}
