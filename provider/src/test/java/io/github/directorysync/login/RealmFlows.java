package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;

/** Sign-in flows, identity providers and organizations of a realm, set by Keycloak's own admin API. */
interface RealmFlows {

    KeycloakServer keycloak();

    String name();

    default Admin admin() {
        return keycloak().admin();
    }

    default void provider(String alias, boolean enabled) {
        String path = "/" + name() + "/identity-provider/instances/" + alias;
        ObjectNode provider = (ObjectNode) admin().get(path).ok().json();
        admin().put(path, provider.put("enabled", enabled)).ok();
    }

    /** A flow of steps that all are required. */
    default void flow(String alias, String... steps) {
        String flows = "/" + name() + "/authentication/flows";
        String executions = flows + "/" + Http.encoded(alias) + "/executions";
        admin().post(flows, Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .ok();
        for (String step : steps) {
            admin().post(executions + "/execution", Map.of("provider", step)).ok();
        }
        for (JsonNode execution : admin().get(executions).ok().json()) {
            admin().put(executions, ((ObjectNode) execution).put("requirement", "REQUIRED"))
                    .ok();
        }
    }

    /** A flow of the realm's own that is like one of Keycloak's. */
    default void copy(String flow, String alias) {
        admin().post("/" + name() + "/authentication/flows/" + Http.encoded(flow) + "/copy", Map.of("newName", alias))
                .ok();
    }

    default String flowId(String alias) {
        for (JsonNode flow :
                admin().get("/" + name() + "/authentication/flows").ok().json()) {
            if (flow.path("alias").asText().equals(alias)) {
                return flow.path("id").asText();
            }
        }
        throw new AssertionError("No flow " + alias);
    }

    /** Gives a client flows of its own. */
    default void override(String client, Map<String, String> flows) {
        JsonNode found = admin().get("/" + name() + "/clients?clientId=" + client)
                .ok()
                .json()
                .path(0);
        admin().put(
                        "/" + name() + "/clients/" + found.path("id").asText(),
                        ((ObjectNode) found)
                                .set("authenticationFlowBindingOverrides", SamlRealm.JSON.valueToTree(flows)))
                .ok();
    }

    /** What is asked of who comes back from an identity provider. */
    default void wayBack(String provider, String flow) {
        identityProvider(provider, "postBrokerLoginFlowAlias", flow);
    }

    /** What is asked of who comes back from an identity provider and was never here. */
    default void firstTime(String provider, String flow) {
        identityProvider(provider, "firstBrokerLoginFlowAlias", flow);
    }

    private void identityProvider(String provider, String field, String value) {
        String path = "/" + name() + "/identity-provider/instances/" + provider;
        ObjectNode settings = (ObjectNode) admin().get(path).ok().json();
        admin().put(path, settings.put(field, value)).ok();
    }

    default void withoutMail() {
        admin().put("/" + name(), Map.of("smtpServer", Map.of())).ok();
    }

    /** A Keycloak organization whose people come from that identity provider. */
    default void organization(String alias, String domain, String provider) {
        admin().put("/" + name(), Map.of("organizationsEnabled", true)).ok();
        String id = admin().post(
                        "/" + name() + "/organizations",
                        Map.of(
                                "name",
                                alias,
                                "alias",
                                alias,
                                "enabled",
                                true,
                                "domains",
                                List.of(Map.of("name", domain, "verified", true))))
                .createdId();
        admin().post("/" + name() + "/organizations/" + id + "/identity-providers", "\"" + provider + "\"")
                .ok();
        String path = "/" + name() + "/identity-provider/instances/" + provider;
        ObjectNode settings = (ObjectNode) admin().get(path).ok().json();
        ((ObjectNode) settings.path("config"))
                .put("kc.org.domain", domain)
                .put("kc.org.broker.redirect.mode.email-matches", "true");
        admin().put(path, settings).ok();
    }
}
