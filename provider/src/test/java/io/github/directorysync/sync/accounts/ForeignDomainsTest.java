package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.Sent;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is called as somebody of another customer's domain. */
class ForeignDomainsTest {

    private static final ForeignDomains BETA = new ForeignDomains(Set.of("beta.example", "xn--bcher-kva.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ceo@beta.example",
                "CEO@Beta.Example",
                " ceo@beta.example ",
                "ceo@beta.example.",
                "a@b@beta.example",
                "ceo@b\u00fccher.example"
            })
    void a_user_name_or_any_e_mail_there_is_found_however_it_is_written(String address) {
        assertThat(BETA.include(person(address))).isTrue();
        assertThat(BETA.include(person("ann", "ann@acme.example", address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beta.example",
                "ceo",
                "ceo@acme.example",
                "ceo@notbeta.example",
                "ceo@mail.beta.example",
                "ceo@",
                "@",
                "ceo@.",
                "ceo@b\u00fccher..example"
            })
    void nothing_else_is(String address) {
        assertThat(BETA.include(person(address))).isFalse();
    }

    @Test
    void of_a_change_only_what_is_new_counts() {
        ScimUser before = person("ceo@beta.example", "ann@acme.example");

        assertThat(BETA.includeNew(before, person("ceo@beta.example", "ann@other.example")))
                .isFalse();
        assertThat(BETA.includeNew(before, person("CEO@beta.example"))).isFalse();
        assertThat(BETA.includeNew(before, person("cfo@beta.example"))).isTrue();
        assertThat(BETA.includeNew(before, person("ceo@beta.example", "cfo@beta.example")))
                .isTrue();
    }

    @Test
    void where_no_other_directory_has_a_domain_nobody_is() {
        ForeignDomains none = new ForeignDomains(Set.of());

        assertThat(none.include(person("ceo@beta.example"))).isFalse();
        assertThat(none.includeNew(person("ann"), person("ceo@beta.example"))).isFalse();
    }

    private static ScimUser person(String userName, String... emails) {
        var document = Sent.body("{}").put("userName", userName);
        for (String email : emails) {
            document.withArray("emails").addObject().put("value", email);
        }
        return ScimUser.kept(document.toString());
    }
}
