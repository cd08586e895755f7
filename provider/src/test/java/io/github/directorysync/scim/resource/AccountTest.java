package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.ScimJson;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Keycloak knows better than the document. */
class AccountTest {

    private static final Account ALICE =
            new Account("alice", true, Optional.of("Alice"), Optional.of("Archer"), Optional.of("alice@x"));

    private static final String DOCUMENT = """
            {'userName': 'Alice', 'active': true, 'name': {'givenName': 'Alice', 'familyName': 'Archer'},
             'emails': [{'value': 'h@x'}, {'value': 'Alice@X', 'primary': true}], 'title': 'Clerk'}
            """;

    @Test
    void where_only_the_case_differs_what_was_sent_stands() {
        assertThat(kept(DOCUMENT, ALICE).document()).isEqualTo(Json.of(DOCUMENT));
    }

    @Test
    void an_e_mail_that_is_none_and_a_decomposed_letter_stand_as_they_were_sent() {
        var jose = new Account("jos\u00e9", true, Optional.empty(), Optional.empty(), Optional.empty());
        String sent = "{'userName': 'Jose\u0301', 'active': true, 'emails': [{'value': 'emailName357'}]}";

        assertThat(kept(sent, jose).document()).isEqualTo(Json.of(sent));
    }

    @Test
    void a_letter_that_is_two_in_lower_case_is_no_other_name() {
        var sent = "{'userName': '\u0130nci@Acme.Test', 'emails': [{'value': '\u0130nci@Acme.Test'}], 'active': true}";
        var lower = "\u0130nci@Acme.Test".toLowerCase(Locale.ROOT);

        var account = new Account(lower, true, Optional.empty(), Optional.empty(), Optional.of(lower));

        assertThat(kept(sent, account).document()).isEqualTo(Json.of(sent));
    }

    @Test
    void what_was_changed_in_keycloak_is_true() {
        var changed = new Account("alicia", false, Optional.of("Alicia"), Optional.empty(), Optional.of("new@x"));

        assertThat(kept(DOCUMENT, changed).document()).isEqualTo(Json.of("""
                {'userName': 'alicia', 'active': false, 'name': {'givenName': 'Alicia'},
                 'emails': [{'value': 'h@x'}, {'value': 'new@x', 'primary': true}], 'title': 'Clerk'}
                """));
    }

    @Test
    void what_is_gone_in_keycloak_is_gone() {
        var bare = new Account("alice", true, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(kept(DOCUMENT, bare).document())
                .isEqualTo(Json.of("{'userName': 'Alice', 'active': true, 'title': 'Clerk'}"));
        assertThat(kept("{'userName': 'Alice'}", bare).document())
                .isEqualTo(Json.of("{'userName': 'Alice', 'active': true}"));
    }

    @Test
    void what_keycloak_knows_is_added_to_an_empty_document() {
        assertThat(kept("{}", ALICE).document()).isEqualTo(Json.of("""
                {'userName': 'alice', 'active': true, 'name': {'givenName': 'Alice', 'familyName': 'Archer'},
                 'emails': [{'primary': true, 'value': 'alice@x'}]}
                """));
    }

    private static ScimUser kept(String document, Account account) {
        return ScimUser.kept(ScimJson.text(Json.of(document)), account);
    }
}
