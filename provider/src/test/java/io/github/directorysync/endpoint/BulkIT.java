package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import org.junit.jupiter.api.Test;

/** Many operations in one request (RFC 7644 §3.7), on a real Keycloak. */
@WithKeycloak
class BulkIT extends BulkRequestScenario {

    BulkIT(KeycloakServer keycloak) {
        super(keycloak, "bulk");
    }

    @Test
    void a_group_and_its_members_are_made_by_one_request_whatever_their_order() {
        JsonNode results = bulk("""
                {"method": "POST", "path": "/Groups", "bulkId": "team",
                 "data": {"displayName": "Team", "members": [{"value": "bulkId:alice"}, {"value": "bulkId:bob"}]}},
                {"method": "POST", "path": "/Users", "bulkId": "alice", "data": {"userName": "alice",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "bulkId:bob"}}}},
                {"method": "POST", "path": "/Users", "bulkId": "bob", "data": {"userName": "bob"}}
                """);

        assertThat(statuses(results)).containsExactly("201", "201", "201");
        String bob = id(results.path(2));
        assertThat(results.at("/2/location").asText()).isEqualTo(directory.url() + "/Users/" + bob);
        assertThat(results.at("/2/version").asText()).isEqualTo("W/\"0\"");
        assertThat(directory
                        .get("/Users/" + id(results.path(1)))
                        .at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value")
                        .asText())
                .isEqualTo(bob);
        assertThat(directory.get("/Groups/" + id(results.path(0))).path("members"))
                .hasSize(2);
    }

    @Test
    void every_method_is_answered_with_a_status_a_location_and_a_version_of_its_own() {
        String alice = directory.user("alice@example.com");
        String group = directory.group("Team", alice);

        JsonNode results = bulk("""
                {"method": "PUT", "path": "/Users/%1$s", "data": {"userName": "alice2"}},
                {"method": "PATCH", "path": "/Users/%1$s",
                 "data": {"Operations": [{"op": "replace", "path": "title", "value": "Dr"}]}},
                {"method": "PATCH", "path": "/Groups/%2$s",
                 "data": {"Operations": [{"op": "replace", "path": "displayName", "value": "Crew"}]}},
                {"method": "DELETE", "path": "/Groups/%2$s"},
                {"method": "DELETE", "path": "/Groups/%2$s"}
                """.formatted(alice, group));

        assertThat(statuses(results)).containsExactly("200", "200", "200", "204", "404");
        for (int i = 0; i < 5; i++) {
            assertThat(results.path(i).path("location").asText())
                    .isEqualTo(directory.url() + (i < 2 ? "/Users/" + alice : "/Groups/" + group));
        }
        assertThat(results.at("/1/version").asText()).isEqualTo("W/\"2\"");
        assertThat(results.path(1).has("response")).isFalse();
        assertThat(results.at("/4/response/status").asText()).isEqualTo("404");
        assertThat(directory.get("/Users/" + alice).path("title").asText()).isEqualTo("Dr");
    }

    @Test
    void an_operation_that_names_a_version_is_refused_with_412_for_any_other() {
        String alice = directory.user("alice@example.com");

        JsonNode results = bulk("""
                {"method": "PUT", "path": "/Users/%1$s", "version": "W/\\"7\\"", "data": {"userName": "seven"}},
                {"method": "PUT", "path": "/Users/%1$s", "version": "W/\\"0\\"", "data": {"userName": "alice2"}}
                """.formatted(alice));

        assertThat(statuses(results)).containsExactly("412", "200");
        assertThat(directory.get("/Users/" + alice).path("userName").asText()).isEqualTo("alice2");
    }

    @Test
    void a_failed_operation_does_not_stop_the_others() {
        JsonNode results = bulk("""
                {"method": "POST", "path": "/Users", "bulkId": "1", "data": {"userName": "same"}},
                {"method": "POST", "path": "/Users", "bulkId": "2", "data": {"userName": "Same"}},
                {"method": "POST", "path": "/Users", "bulkId": "3", "data": {"userName": ""}},
                {"method": "POST", "path": "/Groups", "bulkId": "4",
                 "data": {"displayName": "G", "members": [{"value": "bulkId:2"}]}},
                {"method": "GET", "path": "/Users"},
                {"method": "POST", "path": "/Users", "bulkId": "5", "data": {"userName": "other"}}
                """);

        assertThat(statuses(results)).containsExactly("201", "409", "400", "409", "405", "201");
        assertThat(results.at("/1/response/scimType").asText()).isEqualTo("uniqueness");
        assertThat(results.path(1).has("location")).isFalse();
        assertThat(directory.get("/Users").path("totalResults").asInt()).isEqualTo(2);
        assertThat(directory.get("/Groups").path("totalResults").asInt()).isZero();
    }

    @Test
    void two_users_who_are_each_others_managers_are_both_made() {
        JsonNode results = bulk("""
                {"method": "POST", "path": "/Users", "bulkId": "ann", "data": {"userName": "ann", "password": "a secret",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "bulkId:ben"}}}},
                {"method": "POST", "path": "/Users", "bulkId": "ben", "data": {"userName": "ben", "title": "Boss",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": "bulkId:ann"}}},
                {"method": "POST", "path": "/Groups", "bulkId": "both", "data":
                 {"displayName": "Both", "members": [{"value": "bulkId:ann"}, {"value": "bulkId:ben"}]}}
                """);

        assertThat(statuses(results)).containsExactly("201", "201", "201");
        assertThat(manager(id(results.path(0)))).isEqualTo(id(results.path(1)));
        assertThat(manager(id(results.path(1)))).isEqualTo(id(results.path(0)));
        JsonNode ben = directory.get("/Users/" + id(results.path(1)));
        assertThat(ben.path("title").asText()).isEqualTo("Boss");
        assertThat(ben.at("/meta/version").asText())
                .isEqualTo(results.at("/1/version").asText());
        assertThat(directory.get("/Groups/" + id(results.path(2))).path("members"))
                .hasSize(2);
    }

    @Test
    void of_two_users_who_refer_to_each_other_neither_is_made_if_one_is_refused() {
        directory.user("taken@example.com");

        JsonNode results = bulk("""
                {"method": "POST", "path": "/Users", "bulkId": "ann", "data": {"userName": "taken@example.com",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "bulkId:ben"}}}},
                {"method": "POST", "path": "/Users", "bulkId": "ben", "data": {"userName": "ben",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "bulkId:ann"}}}}
                """);

        assertThat(statuses(results)).containsExactly("409", "409");
        assertThat(directory.get("/Users").path("totalResults").asInt()).isEqualTo(1);
    }

    private String manager(String id) {
        return directory
                .get("/Users/" + id)
                .at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value")
                .asText();
    }
}
