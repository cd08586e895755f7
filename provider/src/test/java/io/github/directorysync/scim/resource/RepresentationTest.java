package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Resources as they leave us. */
class RepresentationTest {

    private static final Instant MAY = Instant.parse("2026-05-13T04:42:34Z");
    private static final Instant JUNE = Instant.parse("2026-06-13T04:42:34Z");
    private static final Representation REPRESENTATION = new Representation("https://id.example.com/scim/v2");

    @Test
    void a_user_leaves_as_it_was_sent_with_what_the_server_adds() {
        var sent = ScimUser.sent(ResourceSchema.USER, Json.of("{'userName': 'Alice', 'department': 'Sales'}"));

        var user = REPRESENTATION.ofUser(
                new Stored<>("u1", sent, MAY, JUNE, 3),
                new Related(
                        ReferenceList.all(
                                List.of(new Reference("g1", "Admins"), new Reference("g2", "Everybody", false))),
                        List.of()));

        assertThat(user).isEqualTo(Json.of("""
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User',
                             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
                 'id': 'u1', 'userName': 'Alice',
                 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'Sales'},
                 'groups': [{'value': 'g1', 'display': 'Admins', 'type': 'direct',
                             '$ref': 'https://id.example.com/scim/v2/Groups/g1'},
                            {'value': 'g2', 'display': 'Everybody', 'type': 'indirect',
                             '$ref': 'https://id.example.com/scim/v2/Groups/g2'}],
                 'meta': {'resourceType': 'User', 'created': '2026-05-13T04:42:34Z',
                          'lastModified': '2026-06-13T04:42:34Z',
                          'location': 'https://id.example.com/scim/v2/Users/u1', 'version': 'W/"3"'}}
                """));
    }

    @Test
    void a_user_without_groups_or_extension_has_no_trace_of_them() {
        var user = REPRESENTATION.ofUser(
                new Stored<>("u1", ScimUser.sent(ResourceSchema.USER, Json.of("{'userName': 'a'}")), MAY, MAY, 0),
                Related.NONE);

        assertThat(user.fieldNames()).toIterable().containsExactly("schemas", "id", "userName", "meta");
        assertThat(user.path("schemas")).hasSize(1);
    }

    @Test
    void the_resolved_roles_stand_behind_what_the_client_sent() {
        assertThat(roles("[{'value': 'viewer', 'type': 'theirs', 'primary': false}]"))
                .isEqualTo(Json.of("""
                        {'roles': [{'value': 'viewer', 'type': 'theirs', 'primary': false},
                                   {'value': 'Admin', 'display': 'Does all', 'type': 'app', 'primary': true},
                                   {'value': 'staff', 'display': 'staff', 'type': '*realm', 'primary': false}]}
                        """).path("roles"));
    }

    @Test
    void a_primary_role_that_the_client_sent_stays_the_only_one() {
        assertThat(roles("[{'value': 'viewer', 'primary': true}]").findValuesAsText("primary"))
                .containsExactly("true", "false", "false");
    }

    private static JsonNode roles(String sent) {
        var user = ScimUser.sent(ResourceSchema.USER, Json.of("{'userName': 'a', 'roles': " + sent + "}"));
        var resolved =
                List.of(new ResolvedRole("app", "Admin", "Does all"), new ResolvedRole("*realm", "staff", "staff"));
        return REPRESENTATION
                .ofUser(new Stored<>("u1", user, MAY, MAY, 0), new Related(ReferenceList.NONE, resolved))
                .path("roles");
    }

    @Test
    void what_a_directory_declares_no_more_is_not_shown() {
        var two = ResourceSchema.USER.with(Schema.declared(
                "urn:example:acme",
                List.of(
                        Attribute.declared("a", Attribute.AttributeType.STRING, false),
                        Attribute.declared("b", Attribute.AttributeType.STRING, false))));
        var one = ResourceSchema.USER.with(Schema.declared(
                "urn:example:acme", List.of(Attribute.declared("b", Attribute.AttributeType.STRING, false))));
        var kept = new Stored<>(
                "u1",
                ScimUser.sent(two, Json.of("{'userName': 'u', 'urn:example:acme': {'a': 'x', 'b': 'y'}}")),
                MAY,
                MAY,
                0);

        assertThat(new Representation("", two)
                        .ofUser(kept, Related.NONE)
                        .at("/urn:example:acme/a")
                        .asText())
                .isEqualTo("x");
        assertThat(new Representation("", one).ofUser(kept, Related.NONE).path("urn:example:acme"))
                .isEqualTo(Json.of("{'b': 'y'}"));
        assertThat(REPRESENTATION.ofUser(kept, Related.NONE).fieldNames())
                .toIterable()
                .containsExactly("schemas", "id", "userName", "meta");
    }

    @Test
    void a_group_lists_its_members_if_it_has_any() {
        var kept = new Stored<>("g1", new ScimGroup("Admins", Optional.of("e1")), MAY, MAY, 0);

        assertThat(REPRESENTATION.ofGroup(kept, Related.NONE).has("members")).isFalse();
        assertThat(REPRESENTATION.ofGroup(
                        kept, new Related(ReferenceList.all(List.of(new Reference("u1", "alice"))), List.of())))
                .isEqualTo(Json.of("""
                        {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'], 'id': 'g1',
                         'displayName': 'Admins', 'externalId': 'e1',
                         'members': [{'value': 'u1', 'display': 'alice', 'type': 'User',
                                      '$ref': 'https://id.example.com/scim/v2/Users/u1'}],
                         'meta': {'resourceType': 'Group', 'created': '2026-05-13T04:42:34Z',
                                  'lastModified': '2026-05-13T04:42:34Z',
                                  'location': 'https://id.example.com/scim/v2/Groups/g1', 'version': 'W/"0"'}}
                        """));
    }

    @Test
    void a_list_counts_in_numbers() {
        assertThat(Representation.list(2000, 11, List.of(Json.of("{'id': '1'}"))))
                .isEqualTo(Json.of("""
                        {'schemas': ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], 'startIndex': 11,
                         'itemsPerPage': 1, 'Resources': [{'id': '1'}]}
                        """).put("totalResults", 2000L));
    }

    @Test
    void a_walk_by_cursor_says_how_to_go_on_until_its_end() {
        assertThat(Representation.list(3, Optional.of("next"), List.of(Json.of("{'id': '1'}"))))
                .isEqualTo(Json.of("""
                        {'schemas': ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
                         'itemsPerPage': 1, 'Resources': [{'id': '1'}], 'nextCursor': 'next'}
                        """).put("totalResults", 3L));
        assertThat(Representation.list(3, Optional.empty(), List.of()).has("nextCursor"))
                .isFalse();
    }
}
