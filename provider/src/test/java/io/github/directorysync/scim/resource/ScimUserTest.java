package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person that a POST or PUT describes. */
class ScimUserTest extends SentUserScenario {

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
    void a_value_that_is_too_long_is_refused_and_never_truncated() {
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

    @Test
    void roles_that_were_only_shown_are_left_out_by_their_app() {
        var user = sent("{'userName': 'a', 'roles': [{'value': 'x', 'type': 'app'}, {'value': 'y'}]}");

        assertThat(user.withoutRolesIn(List.of("app", "*realm")))
                .isEqualTo(sent("{'userName': 'a', 'roles': [{'value': 'y'}]}"));
        assertThat(user.withoutRolesIn(List.of("other"))).isEqualTo(user);
        assertThat(user.withoutRolesIn(List.of())).isSameAs(user);
        assertThat(sent("{'userName': 'a', 'roles': [{'value': 'x', 'type': 'app'}]}")
                        .withoutRolesIn(List.of("app")))
                .isEqualTo(sent("{'userName': 'a'}"));
    }
}
