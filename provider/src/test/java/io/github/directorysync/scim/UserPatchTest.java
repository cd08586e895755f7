package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.Dialect;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PATCH makes of a person: RFC 7644 §3.5.2, as clients really speak it. */
class UserPatchTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final ScimUser ALICE = ScimUser.sent(ResourceSchema.USER, Json.of("""
            {
              'userName': 'alice', 'active': true, 'title': 'Clerk',
              'name': {'givenName': 'Alice', 'familyName': 'Archer'},
              'emails': [
                {'type': 'work', 'value': 'w@x', 'primary': true},
                {'type': 'home', 'value': 'h@x', 'display': 'Home'}
              ],
              'addresses': [{'type': 'work', 'locality': 'Bonn', 'country': 'DE'}],
              'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':
                {'department': 'Sales', 'manager': {'value': 'm1', 'displayName': 'Mo'}}
            }
            """));

    @Test
    void too_many_operations_are_refused() {
        String operation = "{'op': 'replace', 'path': 'title', 'value': 'x'}";
        String most = String.join(",", Collections.nCopies(Dialect.MOST_OPERATIONS, operation));

        assertThat(new Dialect(ResourceSchema.USER).patch(Json.of("{'Operations': [" + most + "]}")))
                .hasSize(Dialect.MOST_OPERATIONS);
        assertThat(Refused.because(() -> new Dialect(ResourceSchema.USER)
                        .patch(Json.of("{'Operations': [" + most + "," + operation + "]}"))))
                .isEqualTo("tooMany");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Replace', 'path': 'active', 'value': 'False'}",
                "{'op': 'replace', 'path': 'active', 'value': false}",
                "{'op': 'Add', 'path': 'Active', 'value': 'false'}",
                "{'OP': 'REPLACE', 'Path': ' active ', 'VALUE': false}",
                "{'op': 'replace', 'value': {'active': 'False'}}",
                "{'op': 'replace', 'path': '', 'value': {'Active': false}}",
                "{'op': 'replace', 'path': null, 'value': {'active': false, 'id': '7', 'shoeSize': 44}}",
                "{'op': 'replace', 'value': {'urn:ietf:params:scim:schemas:core:2.0:User:active': false}}",
                "{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:active', 'value': false}"
            })
    void clients_deactivate_a_person_in_many_ways(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'active': false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'active', 'value': ''}",
                "{'op': 'replace', 'path': 'active', 'value': null}",
                "{'op': 'replace', 'path': 'active', 'value': []}",
                "{'op': 'add', 'path': 'active', 'value': ''}",
                "{'op': 'remove', 'path': 'active'}",
                "{'op': 'remove', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:active'}",
                "{'op': 'replace', 'value': {'active': null}}",
                "{'op': 'add', 'value': {'Active': '', 'urn:ietf:params:scim:schemas:core:2.0:User': {'active': []}}}"
            })
    void an_active_without_a_value_neither_suspends_nor_reactivates(String operation) {
        ScimUser suspended = alice("'active': false");

        assertThat(Patched.user(suspended, ResourceSchema.USER, Json.of("{'Operations': [" + operation + "]}")))
                .isEqualTo(suspended);
        assertThat(patched(operation)).isEqualTo(ALICE);
        assertThat(patched("{'op': 'replace', 'path': 'active', 'value': false}, " + operation))
                .isEqualTo(suspended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]"})
    void neither_does_one_of_a_put(String nothing) {
        ScimUser suspended = alice("'active': false");
        ScimUser sent = ScimUser.sent(ResourceSchema.USER, Json.of("{'userName': 'alice', 'active': " + nothing + "}"));

        assertThat(suspended.replacedBy(sent).active()).contains(false);
        assertThat(ALICE.replacedBy(sent).active()).contains(true);
    }

    @Test
    void operations_may_be_named_in_any_case() {
        var body = Json.of("{'schemas': [], 'operations': [{'op': 'add', 'path': 'title', 'value': 'Boss'}]}");

        assertThat(Patched.user(ALICE, ResourceSchema.USER, body)).isEqualTo(alice("'title': 'Boss'"));
    }

    @Test
    void the_urn_of_the_core_schema_means_the_person_as_a_path_and_as_a_key() {
        String urn = "urn:ietf:params:scim:schemas:core:2.0:User";

        assertThat(patched("{'op': 'add', 'path': '" + urn + "', 'value': {'title': 'Boss'}}"))
                .isEqualTo(alice("'title': 'Boss'"));
        assertThat(patched("{'op': 'add', 'value': {'" + urn + "': {'title': 'Boss'}}}"))
                .isEqualTo(alice("'title': 'Boss'"));
    }

    @Test
    void operations_take_effect_in_the_order_in_which_they_stand() {
        assertThat(patched("{'op': 'remove', 'path': 'title'}, {'op': 'add', 'path': 'title', 'value': 'A'},"
                        + " {'op': 'replace', 'path': 'title', 'value': 'B'}"))
                .isEqualTo(alice("'title': 'B'"));
    }

    @Test
    void dotted_and_qualified_keys_without_a_path_are_one_change_each() {
        var after = patched("""
                {'op': 'replace', 'value': {
                  'name.givenName': 'Al', 'emails[type eq "work"].value': 'new@x',
                  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'Tax'}}
                """);

        assertThat(after.givenName()).contains("Al");
        assertThat(after.familyName()).contains("Archer");
        assertThat(after.emails().primary()).contains("new@x");
        assertThat(after.document().path(ENTERPRISE).path("department").asText())
                .isEqualTo("Tax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'name', 'value': {'givenName': 'Al'}}",
                "{'op': 'add', 'path': 'name', 'value': [{'GivenName': 'Al'}]}",
                "{'op': 'replace', 'path': 'name.givenName', 'value': 'Al'}",
                "{'op': 'replace', 'value': {'name': {'givenName': 'Al', 'nick': 'x'}}}"
            })
    void parts_of_a_name_that_are_not_named_stay(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'name': {'givenName': 'Al', 'familyName': 'Archer'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'name', 'value': {'givenName': null}}",
                "{'op': 'replace', 'value': {'name': {'givenName': ''}}}",
                "{'op': 'replace', 'path': 'name.givenName', 'value': ''}",
                "{'op': 'remove', 'path': 'name.givenName'}"
            })
    void a_part_without_a_value_goes_and_takes_no_other_along(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'name': {'familyName': 'Archer'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'nick': 'x'}"})
    void a_name_that_names_no_part_changes_nothing(String name) {
        assertThat(patched("{'op': 'replace', 'path': 'name', 'value': " + name + "}"))
                .isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'title'}",
                "{'op': 'remove', 'path': 'title', 'value': 'whatever'}",
                "{'op': 'replace', 'path': 'title', 'value': ''}",
                "{'op': 'replace', 'path': 'title', 'value': null}",
                "{'op': 'replace', 'path': 'title', 'value': []}",
                "{'op': 'replace', 'value': {'title': ''}}"
            })
    void no_value_takes_an_attribute_away(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'title': null"));
    }

    @Test
    void what_is_not_there_can_be_removed() {
        assertThat(patched("{'op': 'remove', 'path': 'nickName'}, {'op': 'remove', 'path': 'photos'},"
                        + " {'op': 'remove', 'path': 'emails[type eq \"other\"]'},"
                        + " {'op': 'remove', 'path': 'ims[type eq \"x\"].value'}, {'op': 'remove', 'path': 'ims.value'},"
                        + " {'op': 'replace', 'path': 'emails[type eq \"other\"].value', 'value': ''},"
                        + " {'op': 'replace', 'path': 'roles[primary eq \"True\"].value', 'value': ''}"))
                .isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Add', 'path': 'manager', 'value': 'm2'}",
                "{'op': 'Replace', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',"
                        + " 'value': 'm2'}",
                "{'op': 'replace', 'path': 'manager', 'value': [{'value': 'm2'}]}",
                "{'op': 'replace', 'path': 'manager', 'value': {'value': 'm2'}}",
                "{'op': 'replace', 'value': {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
                        + " {'manager': {'value': 'm2'}}}}"
            })
    void another_manager_leaves_nothing_of_the_former_one(String operation) {
        assertThat(patched(operation).document().path(ENTERPRISE))
                .isEqualTo(Json.of("{'department': 'Sales', 'manager': {'value': 'm2'}}"));
    }

    @Test
    void the_same_manager_sent_again_keeps_what_was_said_of_them() {
        assertThat(patched("{'op': 'replace', 'path': 'manager', 'value': 'm1'}"))
                .isEqualTo(ALICE);
        assertThat(patched("{'op': 'replace', 'path': 'manager', 'value': {'displayName': 'Mo'}}"))
                .isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'manager', 'value': ''}",
                "{'op': 'replace', 'path': 'manager', 'value': {'value': ''}}",
                "{'op': 'replace', 'path': 'manager', 'value': []}",
                "{'op': 'remove', 'path': 'manager'}",
                "{'op': 'Remove', 'path': 'manager', 'value': 'm1'}",
                "{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',"
                        + " 'value': {'manager': null}}",
                "{'op': 'remove', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',"
                        + " 'value': {'manager': {}}}"
            })
    void a_manager_is_taken_away_in_many_ways(String operation) {
        assertThat(patched(operation).document().path(ENTERPRISE)).isEqualTo(Json.of("{'department': 'Sales'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'op': 'remove'", "'op': 'replace', 'value': null", "'op': 'replace', 'value': ''"})
    void a_whole_extension_can_be_taken_away(String operation) {
        assertThat(patched("{" + operation + ", 'path': '" + ENTERPRISE + "'}"))
                .isEqualTo(alice("'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': null"));
    }

    @Test
    void an_extension_as_path_sets_what_it_names_and_leaves_the_rest() {
        var after = patched("{'op': 'Add', 'path': '" + ENTERPRISE
                + "', 'value': {'Division': 'North', 'department': 'Tax', 'shoeSize': 44}}");

        assertThat(after.document().path(ENTERPRISE))
                .isEqualTo(Json.of(
                        "{'department': 'Tax', 'division': 'North', 'manager': {'value': 'm1', 'displayName': 'Mo'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Replace"})
    void a_filtered_element_that_is_not_there_is_created(String op) {
        var after = patched("{'op': '" + op + "', 'path': 'phoneNumbers[type eq \"mobile\"].value', 'value': '1'},"
                + "{'op': '" + op + "', 'path': 'addresses[type eq \"other\"].formatted', 'value': 'there'},"
                + "{'op': '" + op + "', 'path': 'photos[type eq \"photo\"]', 'value': {'value': 'p'}}");

        assertThat(after.document().path("phoneNumbers").toString())
                .isEqualTo("[{\"type\":\"mobile\",\"value\":\"1\"}]");
        assertThat(after.document().path("addresses").path(1).toString())
                .isEqualTo("{\"type\":\"other\",\"formatted\":\"there\"}");
        assertThat(after.document().path("photos").toString()).isEqualTo("[{\"type\":\"photo\",\"value\":\"p\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type ne \\\"work\\\" and value eq \\\"q\\\"].value",
                "ims[type eq \\\"a\\\" or type eq \\\"b\\\"].value",
                "ims[not (type eq \\\"a\\\")].value",
                "ims[type pr].value",
                "ims[type co \\\"a\\\"].value",
                "ims[shoeSize eq \\\"44\\\"].value"
            })
    void an_element_that_its_filter_does_not_describe_is_not_created(String path) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': 'x'}"))
                .isEqualTo("noTarget");
    }

    @Test
    void an_element_that_its_own_filter_no_longer_finds_is_not_created_twice() {
        var once = patched("{'op': 'replace', 'path': 'emails[value eq \"old@x\"].value', 'value': 'new@x'}");

        assertThat(once.emails().all()).containsExactly("w@x", "h@x", "new@x");
        assertThat(patched(once, "{'op': 'replace', 'path': 'emails[value eq \"old@x\"].value', 'value': 'new@x'}"))
                .isEqualTo(once);
    }

    @Test
    void an_add_of_what_is_there_changes_nothing() {
        assertThat(patched("{'op': 'add', 'path': 'emails', 'value': [{'type': 'work', 'value': 'w@x'}, 'h@x']},"
                        + "{'op': 'add', 'path': 'addresses',"
                        + " 'value': {'type': 'work', 'locality': 'Bonn', 'country': 'DE'}}"))
                .isEqualTo(ALICE);
    }

    @Test
    void an_added_element_leaves_the_others_but_takes_the_primary_flag_from_them() {
        var after = patched("{'op': 'add', 'path': 'emails', 'value': [{'value': 'n@x', 'primary': 'True'}]}");

        assertThat(after.emails().all()).containsExactly("w@x", "h@x", "n@x");
        assertThat(after.emails().primary()).contains("n@x");
        assertThat(after.document().path("emails").path(0).path("primary").asBoolean())
                .isFalse();
    }

    @Test
    void an_element_made_primary_takes_the_flag_from_the_others() {
        assertThat(patched("{'op': 'replace', 'path': 'emails[type eq \"home\"].primary', 'value': true}")
                        .emails()
                        .primary())
                .contains("h@x");
    }

    @Test
    void replace_on_a_list_leaves_only_what_was_sent() {
        assertThat(patched("{'op': 'replace', 'path': 'emails', 'value': {'value': 'n@x'}}"))
                .isEqualTo(alice("'emails': [{'value': 'n@x'}]"));
        assertThat(patched("{'op': 'replace', 'path': 'emails', 'value': []}")).isEqualTo(alice("'emails': null"));
    }

    @Test
    void replace_on_an_element_leaves_nothing_of_it_but_its_identity() {
        assertThat(patched("{'op': 'replace', 'path': 'addresses[type eq \"work\"]', 'value': {'locality': 'Ulm'}}"))
                .isEqualTo(alice("'addresses': [{'type': 'work', 'locality': 'Ulm'}]"));
        assertThat(patched("{'op': 'add', 'path': 'addresses[type eq \"work\"]', 'value': [{'locality': 'Ulm'}]}"))
                .isEqualTo(alice("'addresses': [{'type': 'work', 'locality': 'Ulm', 'country': 'DE'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'emails[type eq \"home\"]'}",
                "{'op': 'remove', 'path': 'emails[value eq \"H@X\"]'}",
                "{'op': 'replace', 'path': 'emails[type eq \"home\"]', 'value': ''}",
                "{'op': 'Remove', 'path': 'emails', 'value': [{'value': 'h@x'}]}",
                "{'op': 'Remove', 'path': 'emails', 'value': 'h@x'}",
                "{'op': 'Remove', 'path': 'emails', 'value': {'value': 'h@x', 'type': 'home', 'display': 'Home'}}",
                "{'op': 'remove', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"home\"]'}"
            })
    void one_element_is_taken_away_in_many_ways(String operation) {
        assertThat(patched(operation))
                .isEqualTo(alice("'emails': [{'type': 'work', 'value': 'w@x', 'primary': true}]"));
    }

    @Test
    void an_element_whose_value_is_taken_away_goes() {
        assertThat(patched("{'op': 'remove', 'path': 'emails[type eq \"work\"].value'}"))
                .isEqualTo(alice("'emails': [{'type': 'home', 'value': 'h@x', 'display': 'Home'}]"));
    }

    @Test
    void a_remove_with_an_empty_list_removes_nothing_and_one_without_a_value_all() {
        assertThat(patched("{'op': 'remove', 'path': 'emails', 'value': []}")).isEqualTo(ALICE);
        assertThat(patched("{'op': 'remove', 'path': 'emails'}")).isEqualTo(alice("'emails': null"));
        assertThat(patched("{'op': 'remove', 'path': 'emails', 'value': null}")).isEqualTo(alice("'emails': null"));
    }

    @Test
    void a_part_of_a_list_without_a_filter_is_that_of_all_elements() {
        assertThat(patched("{'op': 'replace', 'path': 'emails.display', 'value': 'D'}")
                        .document()
                        .path("emails")
                        .findValuesAsText("display"))
                .containsExactly("D", "D");
        assertThat(patched("{'op': 'add', 'path': 'ims.value', 'value': 'x'}"))
                .isEqualTo(alice("'ims': [{'value': 'x'}]"));
        assertThat(patched("{'op': 'replace', 'path': 'emails.primary', 'value': true}")
                        .emails()
                        .primary())
                .contains("w@x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'shoeSize', 'value': 44}",
                "{'op': 'add', 'path': 'name.nick', 'value': 'x'}",
                "{'op': 'remove', 'path': 'urn:example:2.0:Other:a'}",
                "{'op': 'add', 'path': 'shoes[size eq \"44\"].color', 'value': 'red'}",
                "{'op': 'add', 'path': 'emails[type eq \"work\"].color', 'value': 'red'}",
                "{'op': 'add', 'path': 'emails[type eq \"work\"].value.color', 'value': 'red'}",
                "{'op': 'replace', 'value': {'shoeSize': 44, 'meta': {}, 'id': 'x', 'groups': []}}",
                "{'op': 'replace', 'value': {}}"
            })
    void what_no_schema_defines_is_ignored(String operation) {
        assertThat(patched(operation)).isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'password', 'value': 'secret'}",
                "{'op': 'add', 'value': {'Password': 'secret'}}"
            })
    void a_password_stands_beside_the_document_and_never_in_it(String operation) {
        var patched = patched(operation);

        assertThat(patched.password()).contains("secret");
        assertThat(patched).isNotEqualTo(ALICE).doesNotHaveToString("secret");
        assertThat(patched.withoutPassword()).isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "META", "meta.version", "groups", "groups[value eq \\\"g\\\"]", "groups.display"})
    void what_is_read_only_is_refused_where_it_is_the_path(String path) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': 'x'}"))
                .isEqualTo("mutability");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[",
                "emails[]",
                "emails]x[",
                "emails[type zz \\\"work\\\"].value",
                "emails[type eq \\\"work\\\"",
                "emails[type eq \\\"work",
                "emails[type eq \\\"work\\\"].value[x eq \\\"y\\\"]",
                "emails.value[x eq \\\"y\\\"]",
                "userName[x eq \\\"y\\\"]",
                "name[givenName eq \\\"Alice\\\"].familyName",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User[x eq \\\"y\\\"]",
            })
    void a_path_that_cannot_be_read_is_refused(String path) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': 'x'}"))
                .isEqualTo("invalidPath");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "['title']", "true"})
    void a_path_is_a_string(String path) {
        assertThat(refused("{'op': 'replace', 'path': " + path + ", 'value': {'title': 'x'}}"))
                .isEqualTo("invalidPath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations': []}",
                "{'Operations': null}",
                "{'Operations': {'op': 'add'}}",
                "{'Operations': ['add']}",
                "{'Operations': [[]]}",
                "{'Operations': [{}]}",
                "{'Operations': [{'path': 'title', 'value': 'x'}]}",
                "{'Operations': [{'op': 'move', 'path': 'title', 'value': 'x'}]}",
                "{'Operations': [{'op': null, 'path': 'title'}]}",
                "{'Operations': [{'op': ['add'], 'path': 'title'}]}",
                "{'Operations': [{'op': 'replace'}]}",
                "{'Operations': [{'op': 'add', 'value': 'x'}]}",
                "{'Operations': [{'op': 'add', 'value': [{'title': 'x'}, {'nickName': 'y'}]}]}"
            })
    void what_is_no_patch_is_refused(String body) {
        assertThat(Refused.because(() -> Patched.user(ALICE, ResourceSchema.USER, Json.of(body))))
                .isEqualTo("invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'title'}",
                "{'op': 'add', 'path': 'title'}",
                "{'op': 'replace', 'path': 'emails'}",
                "{'op': 'replace', 'path': 'emails[type eq \"work\"].value'}",
                "{'op': 'replace', 'path': 'active'}",
                "{'op': 'replace', 'path': 'nobodyKnowsIt'}",
                "{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'}"
            })
    void an_add_and_a_replace_need_a_value(String operation) {
        assertThat(refused("{'op': 'replace', 'path': 'nickName', 'value': 'x'}, " + operation))
                .isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title | ['Boss']",
                "title | {'value': 'Boss'}",
                "title | {'Title': 'Boss'}",
                "title | [{'value': 'Boss'}]",
                "urn:ietf:params:scim:schemas:core:2.0:User | [{'title': ['Boss']}]",
            })
    void a_single_value_may_be_wrapped(String path, String value) {
        assertThat(patched("{'op': 'replace', 'path': '" + path + "', 'value': " + value + "}"))
                .isEqualTo(alice("'title': 'Boss'"));
        assertThat(patched("{'op': 'replace', 'value': [{'" + path + "': " + value + "}]}"))
                .isEqualTo(alice("'title': 'Boss'"));
    }

    @Test
    void a_value_of_a_part_or_of_an_extension_may_be_wrapped_too() {
        var after = patched("{'op': 'replace', 'path': 'name.givenName', 'value': ['Al']},"
                + "{'op': 'replace', 'path': 'emails[type eq \"work\"].value', 'value': ['new@x']},"
                + "{'op': 'replace', 'path': '" + ENTERPRISE + ":department', 'value': ['Law']},"
                + "{'op': 'add', 'path': '" + ENTERPRISE + "', 'value': [{'division': ['North']}]},"
                + "{'op': 'replace', 'path': 'manager', 'value': [{'value': ['m2']}]}");

        assertThat(after.givenName()).contains("Al");
        assertThat(after.emails().primary()).contains("new@x");
        assertThat(after.document().path(ENTERPRISE))
                .isEqualTo(Json.of("{'department': 'Law', 'division': 'North', 'manager': {'value': 'm2'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "['']", "{'value': null}", "[[]]"})
    void nothing_in_a_wrapper_is_nothing(String value) {
        assertThat(patched("{'op': 'replace', 'path': 'title', 'value': " + value + "}"))
                .isEqualTo(alice("'title': null"));
        assertThat(patched("{'op': 'replace', 'path': 'active', 'value': false},"
                        + "{'op': 'replace', 'path': 'active', 'value': " + value + "}"))
                .isEqualTo(alice("'active': false"));
    }

    @Test
    void a_number_is_taken_for_a_text() {
        assertThat(patched("{'op': 'replace', 'path': 'title', 'value': 7}")).isEqualTo(alice("'title': '7'"));
    }

    @Test
    void a_remove_needs_a_path() {
        assertThat(refused("{'op': 'remove'}")).isEqualTo("noTarget");
        assertThat(refused("{'op': 'Remove', 'value': {'title': 'x'}}")).isEqualTo("noTarget");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "active | 'perhaps'",
                "active | [true, true]",
                "title | {'value': 'x', 'type': 'work'}",
                "title | ['x', 'y']",
                "title | true",
                "title | [false]",
                "userName | {'value': true}",
                "name | 'Alice'",
                "name | [{}, {}]",
                "emails | [['x', 'y']]",
                "emails[type eq \"work\"] | [{'value': 'x'}, {'value': 'y'}]",
                "emails[type eq \"work\"].value | ['x', 'y']",
                "emails | [{'value': true}]",
                "emails[type eq \"work\"].primary | 'perhaps'",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | 'Sales'",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | [{'department': 'x'}, {'division': 'y'}]",
                "userName | ''"
            })
    void a_value_of_the_wrong_type_is_refused(String path, String value) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': " + value + "}"))
                .isEqualTo("invalidValue");
    }

    @Test
    void a_patch_of_which_one_operation_is_refused_changes_nothing() {
        var before = ALICE.document();

        refused("{'op': 'replace', 'path': 'title', 'value': 'Boss'}, {'op': 'remove', 'path': 'emails'},"
                + " {'op': 'replace', 'path': 'active', 'value': 'perhaps'}");

        assertThat(ALICE.document()).isEqualTo(before);
    }

    private static ScimUser patched(String operations) {
        return patched(ALICE, operations);
    }

    private static ScimUser patched(ScimUser user, String operations) {
        return Patched.user(user, ResourceSchema.USER, Json.of("{'Operations': [" + operations + "]}"));
    }

    private static String refused(String operations) {
        return Refused.because(() -> patched(operations));
    }

    /** Alice, but for these attributes. */
    private static ScimUser alice(String changed) {
        var document = ALICE.document();
        document.setAll(Json.of("{" + changed + "}"));
        return ScimUser.sent(ResourceSchema.USER, document);
    }
}
