package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which clients send the attributes of a person. */
class SentUserShapesTest extends SentUserScenario {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'USERNAME': 'a', 'Active': 'False', 'NAME': {'GIVENNAME': 'Al'}, 'eMails': [{'VALUE': 'x'}]}",
                "{'userName': 'a', 'active': false, 'name.givenName': 'Al', 'emails.value': 'x'}",
                "{'userName': 'a', 'active': 'FALSE', 'name': [{'givenName': 'Al'}], 'emails': {'value': 'x'}}",
                "{'userName': 'a', 'active': 'false', 'name': {'givenName': 'Al'}, 'emails': 'x'}",
                "{'userName': 'a', 'active': false, 'name': {'givenName': 'Al'}, 'emails': ['x', '', null, {}]}",
                """
                {'urn:ietf:params:scim:schemas:core:2.0:User:userName': 'a', 'active': false,
                 'urn:ietf:params:scim:schemas:core:2.0:user:NAME.givenName': 'Al', 'emails': [{'value': 'x'}]}""",
                """
                {'userName': 'a', 'active': false, 'name': {'givenName': 'Al', 'familyName': '', 'shoeSize': 44},
                 'emails': [{'value': 'x', 'display': null}, {'type': 'home', 'value': ''}], 'title': '',
                 'phoneNumbers': [], 'addresses': null, 'nickName': [], 'photos': [null]}""",
                """
                {'userName': 'a', 'active': false, 'name': {'givenName': 'Al'}, 'emails': [{'value': 'x'}],
                 'schemas': ['urn:scim:schemas:core:1.0', 'x'], 'id': '7', 'meta': {'version': '1'}, 'groups': [],
                 'password': 'secret', 'shoeSize': 44, 'urn:example:2.0:Other': {'a': 1}, 'members': ['b'], '': 1}"""
            })
    void these_all_describe_the_same_person(String body) {
        assertThat(sent(body).document())
                .isEqualTo(Json.of("{'userName': 'a', 'active': false, 'name': {'givenName': 'Al'},"
                        + " 'emails': [{'value': 'x'}]}"));
    }

    @Test
    void a_value_path_may_be_a_key() {
        assertThat(sent("{'userName': 'a', 'emails[type eq \"work\"].value': 'x'}")
                        .document())
                .isEqualTo(Json.of("{'userName': 'a', 'emails': [{'type': 'work', 'value': 'x'}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': '26'}}",
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': '26'}",
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'Manager': [{'value': 26}]}",
                "'URN:IETF:params:scim:schemas:extension:enterprise:2.0:user': {'manager.value': '26'}",
                "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager': '26'",
                "'manager': {'value': '26'}"
            })
    void a_manager_comes_in_many_shapes(String manager) {
        assertThat(sent("{'userName': 'a', " + manager + "}").document())
                .isEqualTo(Json.of("{'userName': 'a', '" + ENTERPRISE + "': {'manager': {'value': '26'}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'roles': [{'value': '{\"id\":\"1\",\"value\":\"am\",\"displayName\":\"Account Manager\"}'}]",
                "'roles': {'value': '{\"value\":\"am\",\"displayName\":\"Account Manager\"}', 'display': 'old'}",
                "'roles': [{'value': 'am', 'display': 'Account Manager'}]"
            })
    void an_app_role_may_be_json_in_a_string(String roles) {
        assertThat(sent("{'userName': 'a', " + roles + "}").document().path("roles"))
                .isEqualTo(Json.of("{'roles': [{'value': 'am', 'display': 'Account Manager'}]}")
                        .path("roles"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{curly", "{}", "{\\\"id\\\": 1}", "{\\\"value\\\": null}"})
    void a_value_that_only_looks_like_an_app_role_is_kept(String value) {
        var roles = sent("{'userName': 'a', 'roles': [{'value': '" + value + "'}]}")
                .document()
                .path("roles");

        assertThat(roles.path(0).path("value").asText()).isEqualTo(value.replace("\\", ""));
    }

    @Test
    void one_of_several_primary_elements_keeps_the_flag() {
        var user = sent("""
                {'userName': 'a', 'emails': [
                  {'value': 'x'}, {'value': 'y', 'primary': true}, {'value': 'z', 'primary': 'True'}]}
                """);

        assertThat(user.emails().primary()).contains("y");
        assertThat(user.document().path("emails").path(2).path("primary").asBoolean())
                .isFalse();
    }

    @Test
    void the_email_that_counts_is_the_primary_one_else_that_for_work_else_the_first() {
        assertThat(emailOf("{'value': 'x'}, {'value': 'y', 'type': 'WORK'}, {'value': 'z', 'primary': true}"))
                .contains("z");
        assertThat(emailOf("{'value': 'x'}, {'value': 'y', 'type': 'Work'}")).contains("y");
        assertThat(emailOf("{'value': 'x'}, {'value': 'y', 'type': 'home'}")).contains("x");
        assertThat(emailOf("{'type': 'work', 'value': null}, {'value': 'y', 'type': 'home'}"))
                .contains("y");
    }

    @Test
    void pushed_roles_are_the_values_of_roles_and_entitlements() {
        var user = sent("{'userName': 'a', 'roles': [{'value': 'viewer'}, {'display': 'nameless'}, {'value': 'x'}],"
                + " 'entitlements': [{'value': 'x'}, {'value': 'Admin'}]}");

        assertThat(user.roles()).containsExactly("viewer", "x", "Admin");
        assertThat(sent("{'userName': 'a'}").roles()).isEmpty();
    }

    private static Optional<String> emailOf(String emails) {
        return sent("{'userName': 'a', 'emails': [" + emails + "]}").emails().primary();
    }
}
