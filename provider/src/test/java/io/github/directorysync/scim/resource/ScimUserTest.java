package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person that a POST or PUT describes, in every shape that clients send. */
class ScimUserTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Test
    void a_person_is_what_was_sent() {
        var user = sent("""
                {
                  "userName": "Alice@Example.com", "externalId": "e1", "active": true, "displayName": "Alice A.",
                  "name": {"givenName": "Alice", "familyName": "Archer", "formatted": "Alice Archer"},
                  "emails": [{"value": "alice@example.com", "type": "work", "primary": true}]
                }
                """);

        assertThat(user.userName()).isEqualTo("Alice@Example.com");
        assertThat(user.externalId()).contains("e1");
        assertThat(user.active()).contains(true);
        assertThat(user.displayName()).contains("Alice A.");
        assertThat(user.givenName()).contains("Alice");
        assertThat(user.familyName()).contains("Archer");
        assertThat(user.emails().primary()).contains("alice@example.com");
        assertThat(user.emails().all()).containsExactly("alice@example.com");
    }

    @Test
    void what_is_not_sent_is_not_there() {
        var user = sent("{'userName': 'a'}");

        assertThat(user.active()).isEmpty();
        assertThat(user.externalId()).isEmpty();
        assertThat(user.displayName()).isEmpty();
        assertThat(user.givenName()).isEmpty();
        assertThat(user.familyName()).isEmpty();
        assertThat(user.emails().primary()).isEmpty();
        assertThat(user.emails().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'userName': ''}", "{'userName': '  '}", "{'userName': null}", "{'name': {}}"})
    void a_person_needs_a_user_name(String body) {
        assertThat(Refused.because(() -> sent(body))).isEqualTo("invalidValue");
    }

    @Test
    void what_does_not_fit_is_refused_and_never_cut() {
        assertThat(sent("{'userName': '" + "a".repeat(255) + "'}").userName()).hasSize(255);
        assertThat(Refused.because(() -> sent("{'userName': '" + "a".repeat(256) + "'}")))
                .isEqualTo("invalidValue");
        assertThat(Refused.because(() -> sent("{'userName': 'a', 'externalId': '" + "a".repeat(256) + "'}")))
                .isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName': ['a', 'b']}",
                "{'userName': {'value': 'a', 'type': 'work'}}",
                "{'userName': true}",
                "{'userName': 'a\\u0000'}",
                "{'userName': 'a', 'active': 'perhaps'}",
                "{'userName': 'a', 'active': 1}",
                "{'userName': 'a', 'active': [true, false]}",
                "{'userName': 'a', 'active': {}}",
                "{'userName': 'a', 'name': 'Alice'}",
                "{'userName': 'a', 'name': [{}, {}]}",
                "{'userName': 'a', 'name': {'givenName': {}}}",
                "{'userName': 'a', 'emails': [[{'value': 'x'}, {'value': 'y'}]]}",
                "{'userName': 'a', 'emails': [{'value': ['x', 'y']}]}",
                "{'userName': 'a', 'addresses': 'Hollywood'}",
                "{'userName': 'a', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': 'Sales'}",
                "{'userName': 'a', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': [{}, {}]}"
            })
    void a_value_of_the_wrong_type_is_refused(String body) {
        assertThat(Refused.because(() -> sent(body))).isEqualTo("invalidValue");
    }

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
                .isEqualTo(json("{'userName': 'a', 'active': false, 'name': {'givenName': 'Al'},"
                        + " 'emails': [{'value': 'x'}]}"));
    }

    @Test
    void a_value_path_may_be_a_key() {
        assertThat(sent("{'userName': 'a', 'emails[type eq \"work\"].value': 'x'}")
                        .document())
                .isEqualTo(json("{'userName': 'a', 'emails': [{'type': 'work', 'value': 'x'}]}"));
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
                .isEqualTo(json("{'userName': 'a', '" + ENTERPRISE + "': {'manager': {'value': '26'}}}"));
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
                .isEqualTo(json("{'roles': [{'value': 'am', 'display': 'Account Manager'}]}")
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
    void a_replaced_person_keeps_active_and_external_id_where_the_new_description_has_none() {
        var before = sent("{'userName': 'a', 'active': false, 'externalId': 'e1', 'title': 'x'}");

        assertThat(before.replacedBy(sent("{'userName': 'b'}")))
                .isEqualTo(sent("{'userName': 'b', 'active': false, 'externalId': 'e1'}"));
        assertThat(before.replacedBy(sent("{'userName': 'b', 'active': true, 'externalId': 'e2'}")))
                .isEqualTo(sent("{'userName': 'b', 'active': true, 'externalId': 'e2'}"));
        assertThat(sent("{'userName': 'a'}").replacedBy(sent("{'userName': 'b'}")))
                .isEqualTo(sent("{'userName': 'b'}"));
    }

    @Test
    void a_person_is_a_value() {
        var user = sent("{'userName': 'a'}");

        user.document().put("userName", "b");

        assertThat(user.userName()).isEqualTo("a");
        assertThat(user).isEqualTo(sent("{'userName': 'a'}")).hasSameHashCodeAs(sent("{'userName': 'a'}"));
        assertThat(user).isNotEqualTo(sent("{'userName': 'b'}")).isNotEqualTo("a");
        assertThat(user.toString()).doesNotContain("a'");
    }

    private static Optional<String> emailOf(String emails) {
        return sent("{'userName': 'a', 'emails': [" + emails + "]}").emails().primary();
    }

    @Test
    void what_the_identity_provider_names_are_roles_and_entitlements() {
        var user = sent("{'userName': 'a', 'roles': [{'value': 'viewer'}, {'display': 'nameless'}, {'value': 'x'}],"
                + " 'entitlements': [{'value': 'x'}, {'value': 'Admin'}]}");

        assertThat(user.roles()).containsExactly("viewer", "x", "Admin");
        assertThat(sent("{'userName': 'a'}").roles()).isEmpty();
    }

    @Test
    void what_was_only_shown_is_left_out_by_the_app_that_it_names() {
        var user = sent("{'userName': 'a', 'roles': [{'value': 'x', 'type': 'app'}, {'value': 'y'}]}");

        assertThat(user.withoutRolesIn(List.of("app", "*realm")))
                .isEqualTo(sent("{'userName': 'a', 'roles': [{'value': 'y'}]}"));
        assertThat(user.withoutRolesIn(List.of("other"))).isEqualTo(user);
        assertThat(user.withoutRolesIn(List.of())).isSameAs(user);
        assertThat(sent("{'userName': 'a', 'roles': [{'value': 'x', 'type': 'app'}]}")
                        .withoutRolesIn(List.of("app")))
                .isEqualTo(sent("{'userName': 'a'}"));
    }

    private static ScimUser sent(String body) {
        return ScimUser.sent(ResourceSchema.USER, json(body));
    }

    private static ObjectNode json(String text) {
        return Json.of(text);
    }
}
