package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a PUT or PATCH that suspends somebody makes of them where parts of it are refused. */
class PartialUpdateTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final LeftOut PARTS = new LeftOut(LeftOut.Stage.REFUSED_PARTS, List.of());
    private static final ScimUser ALICE = ScimUser.sent(ResourceSchema.USER, Json.of("""
            {
              'userName': 'alice', 'active': true, 'title': 'Clerk', 'externalId': 'e1',
              'name': {'givenName': 'Alice', 'familyName': 'Archer'},
              'emails': [{'type': 'work', 'value': 'w@x', 'primary': true}],
              'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'Sales', 'division': 'D'}
            }
            """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op': 'replace', 'path': 'userName', 'value': ''}                        | userName",
                "{'op': 'remove', 'path': 'userName'}                                      | userName",
                "{'op': 'replace', 'path': 'userName', 'value': {'a': 1}}                  | userName",
                "{'op': 'replace', 'path': 'id', 'value': 'other'}                         | id",
                "{'op': 'replace', 'path': 'groups', 'value': [{'value': 'g'}]}            | groups",
                "{'op': 'replace', 'path': 'emails[type eq', 'value': 'x'}                 | emails",
                "{'op': 'replace', 'path': 'name', 'value': [1, 2]}                        | name",
                "{'op': 'exchange', 'path': 'title', 'value': 'x'}                         | title",
                "{'op': 'remove'}                                                          | ``",
                "{'op': 'replace', 'value': 'no object'}                                   | ``",
                "'no operation'                                                            | ``",
                "{'op': 'replace', 'value': {'title': ['x', 'y'], 'id': 'ignored'}}        | title",
            })
    void an_operation_that_is_refused_is_left_out_and_the_others_happen(String refused, String path) {
        var update = PartialUpdate.ofPatch(
                ALICE,
                ResourceSchema.USER,
                Json.of("{'Operations': [{'op': 'add', 'path': 'nickName', 'value': 'Al'}," + refused
                        + ", {'op': 'replace', 'path': 'active', 'value': 'False'}]}"),
                PARTS);

        var expected = ALICE.document().put("active", false).put("nickName", "Al");
        assertThat(update.user().document()).isEqualTo(expected);
        assertThat(update.refused()).extracting(RefusedPart::path).containsExactly(path);
        assertThat(update.refused()).extracting(RefusedPart::status).containsExactly(400);
    }

    @Test
    void a_refused_path_is_never_repeated() {
        var update = PartialUpdate.ofPatch(
                ALICE,
                ResourceSchema.USER,
                Json.of("{'Operations': [{'op': 'replace', 'path': 'emails[value eq \\'hush', 'value': 1},"
                        + " {'op': 'exchange', 'path': 'password eq hush', 'value': 1},"
                        + " {'op': 'replace', 'path': 'active', 'value': false}]}"),
                PARTS);

        assertThat(update.refused()).hasSize(2);
        assertThat(update.refused().toString()).doesNotContain("hush");
    }

    @Test
    void what_a_put_names_and_is_refused_stays_as_it_was_and_the_rest_is_replaced() {
        var update = PartialUpdate.ofPut(
                ALICE,
                ResourceSchema.USER,
                Json.of("{'userName': ' ', 'active': false, 'title': {'a': 1}, 'emails': [{'value': 'new@x'}],"
                        + " 'externalId': '" + "x".repeat(300) + "'}"),
                new LeftOut(
                        LeftOut.Stage.REFUSED_PARTS, List.of(new RefusedPart("externalId", 409, "It is another's."))));

        assertThat(update.user().userName()).isEqualTo("alice");
        assertThat(update.user().active()).contains(false);
        assertThat(update.user().externalId()).contains("e1");
        assertThat(update.user().emails().primary()).contains("new@x");
        assertThat(update.user().document().path("title").asText()).isEqualTo("Clerk");
        assertThat(update.user().familyName()).isEmpty();
        assertThat(update.refused())
                .extracting(RefusedPart::path)
                .containsExactlyInAnyOrder("externalId", "title", "userName");
    }

    @ParameterizedTest
    @CsvSource({"name.familyName, Archer", "emails.value, w@x", "userName, alice", "title, Clerk"})
    void what_keycloak_refused_keeps_its_value_and_its_neighbours_do_not(String path, String stays) {
        var update = PartialUpdate.ofPatch(
                ALICE,
                ResourceSchema.USER,
                Json.of(
                        "{'Operations': [{'op': 'replace', 'value': {'active': false, 'userName': 'new', 'title': 'new',"
                                + " 'name.givenName': 'new', 'name.familyName': 'new', 'emails': [{'value': 'new'}]}}]}"),
                new LeftOut(LeftOut.Stage.REFUSED_PARTS, List.of(new RefusedPart(path, 400, "No."))));

        var place = ResourceSchema.USER.find(path).orElseThrow();
        assertThat(update.user().texts(place)).containsExactly(stays);
        assertThat(update.user().givenName()).contains("new");
        assertThat(update.user().active()).contains(false);
    }

    @Test
    void an_attribute_of_an_extension_keeps_its_value_too() {
        var update = PartialUpdate.ofPut(
                ALICE,
                ResourceSchema.USER,
                Json.of("{'userName': 'alice', 'active': false}"),
                new LeftOut(
                        LeftOut.Stage.REFUSED_PARTS,
                        List.of(
                                new RefusedPart(ENTERPRISE + ":department", 400, "No."),
                                new RefusedPart("nickName", 400, "No."),
                                new RefusedPart("noSuchThing", 400, "No."))));

        assertThat(update.user().document().path(ENTERPRISE)).isEqualTo(Json.of("{'department': 'Sales'}"));
        assertThat(update.user().document().has("nickName")).isFalse();
    }

    @Test
    void a_value_that_was_not_there_before_is_not_there_afterwards() {
        var update = PartialUpdate.ofPatch(
                ScimUser.kept("{\"userName\":\"bob\"}", true),
                ResourceSchema.USER,
                Json.of("{'Operations': [{'op': 'replace', 'value': {'active': false,"
                        + " 'name': {'familyName': 'x'}, '" + ENTERPRISE + ":department': 'x'}}]}"),
                new LeftOut(
                        LeftOut.Stage.REFUSED_PARTS,
                        List.of(
                                new RefusedPart("name.familyName", 400, "No."),
                                new RefusedPart(ENTERPRISE + ":department", 400, "No."))));

        assertThat(update.user().document()).isEqualTo(Json.of("{'userName': 'bob', 'active': false}"));
    }

    @Test
    void at_last_nothing_but_the_suspension_happens() {
        var all = new LeftOut(LeftOut.Stage.ALL_BUT_SUSPENSION, List.of(new RefusedPart("", 500, "A fault.")));
        var body = Json.of("{'userName': 'new', 'active': false, 'title': 'new'}");

        assertThat(PartialUpdate.ofPut(ALICE, ResourceSchema.USER, body, all)
                        .user()
                        .document())
                .isEqualTo(ALICE.document().put("active", false));
        assertThat(PartialUpdate.ofPatch(ALICE, ResourceSchema.USER, body, all).refused())
                .isEqualTo(all.refused());
    }

    @Test
    void each_attempt_leaves_out_more_until_nothing_but_the_suspension_is_left() {
        var unknown = ScimProblem.invalidValue("No.");
        var ofName = unknown.about(List.of("userName"));

        var first = LeftOut.NOTHING.after(unknown).orElseThrow();
        var second = first.after(ofName).orElseThrow();
        var third = second.after(ofName).orElseThrow();

        assertThat(first).isEqualTo(PARTS);
        assertThat(second.paths()).containsExactly("userName");
        assertThat(third.isAllButSuspension()).isTrue();
        assertThat(third.after(unknown)).isEmpty();
        assertThat(LeftOut.NOTHING.after(ofName).orElseThrow()).isEqualTo(second);
        assertThat(first.after(unknown).orElseThrow().isAllButSuspension()).isTrue();
    }

    @Test
    void too_much_to_be_looked_at_piece_by_piece_is_refused_as_ever() {
        String operation = "{'op': 'replace', 'path': 'active', 'value': false}";
        String many = String.join(",", Collections.nCopies(Dialect.MOST_OPERATIONS + 1, operation));

        assertThat(Refused.because(() -> PartialUpdate.ofPatch(
                        ALICE, ResourceSchema.USER, Json.of("{'Operations': [" + many + "]}"), PARTS)))
                .isEqualTo("tooMany");
    }
}
