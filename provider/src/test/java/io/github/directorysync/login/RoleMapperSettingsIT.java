package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an admin meets who sets a mapper, in the admin console or by its API. */
@WithKeycloak
final class RoleMapperSettingsIT {

    private static final String ROLE_REQUIRED = "directory-sync-role-required";
    private static final Map<String, String> REFUSE =
            Map.of("claim.name", "role", "directory-sync.when-none", "refuse");

    @Test
    void both_mappers_are_offered_and_explain_themselves(KeycloakServer keycloak) {
        var types =
                keycloak.admin().signedIn().get("/admin/serverinfo").ok().json().path("protocolMapperTypes");

        for (var mapper : List.of(
                find(types.path("saml"), "id", "saml-resolved-app-role-mapper"),
                find(types.path("openid-connect"), "id", "oidc-resolved-app-role-mapper"))) {
            assertThat(mapper.path("name").asText()).isEqualTo("Resolved app role");
            assertThat(mapper.path("helpText").asText()).contains("the default role");
            assertThat(mapper.path("properties"))
                    .filteredOn(option -> List.of("attribute.name", "claim.name")
                            .contains(option.path("name").asText()))
                    .singleElement()
                    .satisfies(option ->
                            assertThat(option.path("defaultValue").asText()).isEqualTo("role"));
            assertThat(mapper.path("properties"))
                    .filteredOn(option -> option.path("name").asText().startsWith("directory-sync."))
                    .hasSize(4)
                    .allSatisfy(option ->
                            assertThat(option.path("helpText").asText()).isNotBlank());
        }
    }

    @Test
    void a_mapper_that_cannot_work_is_not_taken(KeycloakServer keycloak) {
        var vendor = Vendor.open(keycloak, "mapper-that-cannot-work");

        assertThat(refusal(vendor, Map.of("claim.name", "role", "directory-sync.app", "nowhere")))
                .isEqualTo("There is no client nowhere in this realm.");
        assertThat(refusal(vendor, Map.of("claim.name", "role", "directory-sync.when-none", "laugh")))
                .isEqualTo("directory-sync.when-none cannot be laugh; it must be one of omit, refuse.");
        assertThat(refusal(
                        vendor,
                        Map.of(
                                "claim.name", "role",
                                "directory-sync.app-type", "realm",
                                "directory-sync.app", "trust-center")))
                .startsWith("The app is the realm");
        assertThat(refusal(vendor, Map.of())).isEqualTo("Token Claim Name is missing. Most apps read role.");
        assertThat(add(vendor, Map.of()).json().path("error").asText())
                .isEqualTo("Token Claim Name is missing. Most apps read role.");
        assertThat(add(vendor, null).status()).isEqualTo(400);
    }

    @Test
    void every_new_realm_can_tell_people_that_they_have_no_role(KeycloakServer keycloak) {
        keycloak.admin()
                .makeRealm(Map.of("realm", "brand-new", "enabled", true))
                .ok();

        assertThat(roleRequired(keycloak, "brand-new").path("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void a_realm_that_was_exported_with_it_can_be_imported_again(KeycloakServer keycloak) {
        var exported = new HashMap<String, Object>(Map.of("realm", "imported-again", "enabled", true));
        exported.put("requiredActions", List.of(roleRequired(keycloak, "demo")));
        exported.put("clients", List.of(Map.of("clientId", "app", "protocolMappers", List.of(mapper(REFUSE)))));

        keycloak.admin().makeRealm(exported).ok();

        assertThat(roleRequired(keycloak, "imported-again").path("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void a_realm_from_before_us_gets_it_with_the_first_mapper_that_refuses(KeycloakServer keycloak) {
        var vendor = Vendor.open(keycloak, "from-before-us");
        keycloak.admin()
                .delete("/from-before-us/authentication/required-actions/" + ROLE_REQUIRED)
                .ok();

        add(vendor, REFUSE).ok();

        assertThat(roleRequired(keycloak, "from-before-us").path("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void a_realm_from_before_us_gets_it_with_a_client_that_brings_such_a_mapper(KeycloakServer keycloak) {
        var vendor = Vendor.open(keycloak, "from-before-us-too");
        keycloak.admin()
                .delete("/from-before-us-too/authentication/required-actions/" + ROLE_REQUIRED)
                .ok();

        vendor.post(
                        "/clients",
                        Map.of(
                                "clientId",
                                "new-app",
                                "protocol",
                                "openid-connect",
                                "protocolMappers",
                                List.of(mapper(REFUSE))))
                .ok();

        assertThat(roleRequired(keycloak, "from-before-us-too").path("enabled").asBoolean())
                .isTrue();
    }

    private static String refusal(Vendor vendor, Map<String, String> config) {
        var answer = add(vendor, config);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("error_description").asText();
    }

    private static Answer add(Vendor vendor, @Nullable Map<String, String> config) {
        return vendor.post("/clients/" + vendor.client("everybody-oidc") + "/protocol-mappers/models", mapper(config));
    }

    private static Map<String, Object> mapper(@Nullable Map<String, String> config) {
        var mapper = new HashMap<String, Object>(Map.of(
                "name", "another",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-resolved-app-role-mapper"));
        if (config != null) {
            mapper.put("config", config);
        }
        return mapper;
    }

    private static JsonNode roleRequired(KeycloakServer keycloak, String realm) {
        return find(
                keycloak.admin()
                        .get("/" + realm + "/authentication/required-actions")
                        .ok()
                        .json(),
                "alias",
                ROLE_REQUIRED);
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + list));
    }
}
