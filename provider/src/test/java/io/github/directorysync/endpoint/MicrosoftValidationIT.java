package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Microsoft's validation asks of a SCIM endpoint, in the shapes in which Entra asks it. */
@WithKeycloak
class MicrosoftValidationIT {

    private static final String REALM = "microsoft";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User:";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final TestDirectory directory;

    MicrosoftValidationIT(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource({
        "displayName, displayName, New Name",
        "title, title, Chief",
        "preferredLanguage, preferredLanguage, de-DE",
        "name.givenName, name/givenName, New",
        "name.familyName, name/familyName, Newer",
        "name.formatted, name/formatted, New Newer",
        "'emails[type eq \"work\"].value', emails/0/value, new@example.com",
        "'phoneNumbers[type eq \"mobile\"].value', phoneNumbers/0/value, +49 1",
        "'addresses[type eq \"work\"].locality', addresses/0/locality, Berlin",
        "externalId, externalId, new-external-id",
        "userName, userName, new@example.com"
    })
    void every_value_that_is_patched_is_read_back(String path, String pointer, String value) {
        String user = "/Users/" + directory.user("ann@example.com");

        patch(user, "Replace", path, value);

        assertThat(directory.get(user).at("/" + pointer).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"employeeNumber", "department", "costCenter", "organization", "division"})
    void every_value_of_the_extension_that_is_patched_is_read_back(String attribute) {
        String user = "/Users/" + directory.user("ann@example.com");

        patch(user, "Add", ENTERPRISE + ":" + attribute, "value");

        assertThat(directory.get(user).path(ENTERPRISE).path(attribute).asText())
                .isEqualTo("value");
    }

    @Test
    void a_manager_is_added_replaced_and_taken_away_with_an_empty_value() {
        String user = "/Users/" + directory.user("ann@example.com");
        String manager = ENTERPRISE + ":manager";

        patch(user, "Add", manager, directory.user("boss@example.com"));
        String next = directory.user("next@example.com");
        patch(user, "Replace", manager, next);
        assertThat(directory.get(user).path(ENTERPRISE).at("/manager/value").asText())
                .isEqualTo(next);
        patch(user, "Replace", manager, "");

        assertThat(directory.get(user).path(ENTERPRISE).has("manager")).isFalse();
    }

    @Test
    void a_disabled_user_is_still_there_and_can_be_restored() {
        String user = "/Users/" + directory.user("ann@example.com");

        patch(user, "Replace", "active", "False");
        assertThat(directory.get(user).path("active").asBoolean()).isFalse();
        patch(user, "Replace", "active", "True");

        assertThat(directory.get(user).path("active").asBoolean()).isTrue();
    }

    @Test
    void a_deleted_user_or_group_is_gone_and_can_be_made_again() {
        for (int i = 0; i < 2; i++) {
            String user = "/Users/" + directory.user("ann@example.com");
            String group = "/Groups/" + directory.group("Sales");
            directory.scim().delete(user).ok();
            directory.scim().delete(group).ok();

            assertThat(directory.scim().get(user).status()).isEqualTo(404);
            assertThat(directory.scim().get(group).status()).isEqualTo(404);
        }
    }

    @Test
    void a_group_is_renamed_and_its_members_come_and_go() {
        String member = directory.user("ann@example.com");
        String group = "/Groups/" + directory.group("Sales");

        patch(group, "Replace", "displayName", "Sales EMEA");
        patch(group, "Add", "members", List.of(Map.of("value", member)));
        assertThat(directory.get(group).path("displayName").asText()).isEqualTo("Sales EMEA");
        assertThat(directory.get(group).at("/members/0/value").asText()).isEqualTo(member);
        patch(group, "Remove", "members", List.of(Map.of("value", member)));

        assertThat(directory.get(group).has("members")).isFalse();
    }

    @Test
    void everything_that_entra_maps_is_in_the_schemas() {
        Set<String> published = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode schema : directory.get("/Schemas").path("Resources")) {
            String urn = schema.path("id").asText() + ":";
            for (JsonNode attribute : schema.path("attributes")) {
                String name = urn + attribute.path("name").asText();
                published.add(name);
                attribute
                        .path("subAttributes")
                        .forEach(part ->
                                published.add(name + "." + part.path("name").asText()));
            }
        }

        assertThat(published)
                .contains(
                        CORE + "userName",
                        CORE + "active",
                        CORE + "displayName",
                        CORE + "title",
                        CORE + "emails.value",
                        CORE + "preferredLanguage",
                        CORE + "name.givenName",
                        CORE + "name.familyName",
                        CORE + "name.formatted",
                        CORE + "addresses.streetAddress",
                        CORE + "addresses.locality",
                        CORE + "addresses.region",
                        CORE + "addresses.postalCode",
                        CORE + "addresses.country",
                        CORE + "phoneNumbers.value",
                        CORE + "roles.value",
                        ENTERPRISE + ":employeeNumber",
                        ENTERPRISE + ":department",
                        ENTERPRISE + ":manager.value",
                        "urn:ietf:params:scim:schemas:core:2.0:Group:displayName",
                        "urn:ietf:params:scim:schemas:core:2.0:Group:members.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/Groups"})
    void eleven_are_read_in_pages_of_five(String type) {
        for (int i = 0; i < 11; i++) {
            if (type.equals("/Users")) {
                directory.user("user-" + i + "@example.com");
            } else {
                directory.group("group-" + i);
            }
        }

        List<String> met = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            JsonNode list = directory.get(type + "?count=5&startIndex=" + (page * 5 + 1));
            assertThat(list.path("totalResults").asInt()).isEqualTo(11);
            list.path("Resources")
                    .forEach(resource -> met.add(resource.path("id").asText()));
        }

        assertThat(met).hasSize(11).doesNotHaveDuplicates();
    }

    private void patch(String resource, String op, String path, Object value) {
        directory
                .scim()
                .patch(resource, Map.of("Operations", List.of(Map.of("op", op, "path", path, "value", value))))
                .ok();
    }
}
