package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.flow.FlowState;
import io.github.directorysync.keycloak.access.ClientFlow;
import io.github.directorysync.keycloak.access.FlowInstallation;
import java.util.List;
import java.util.Locale;

/** The state of the realm's sign-in flows in the JSON of the admin API. */
final class SignInFlowsJson {

    private SignInFlowsJson() {}

    static ObjectNode of(FlowInstallation realm, List<ClientFlow> clients) {
        List<FlowState> flows = realm.look();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(
                "enforced",
                flows.stream().noneMatch(FlowState::isOpen) && clients.stream().allMatch(ClientFlow::enforces));
        json.put("automatic", realm.areKeptPrepared());
        put(json.putArray("flows"), flows);
        ArrayNode others = json.putArray("clients");
        clients.forEach(client -> others.addObject()
                .put("clientId", client.clientId())
                .put("flow", client.kind())
                .put("name", client.flow())
                .put("enforced", client.enforces())
                .put(
                        "text",
                        client.enforces()
                                ? "The client has a flow of its own, which has the step."
                                : "The client has a flow of its own without the step, which is not changed here. Take"
                                        + " away its authentication flow override, or put the step into that flow."));
        return json;
    }

    static void put(ArrayNode list, List<FlowState> flows) {
        flows.forEach(flow -> list.add(of(flow)));
    }

    static ObjectNode of(FlowState flow) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("flow", flow.kind());
        RoleJson.put(json, "identityProvider", flow.provider());
        RoleJson.put(json, "name", flow.flow());
        return json.put("builtIn", flow.builtIn())
                .put("enforced", flow.enforces())
                .put("used", flow.used())
                .put("action", flow.action().name().toLowerCase(Locale.ROOT))
                .put("text", flow.words());
    }
}
