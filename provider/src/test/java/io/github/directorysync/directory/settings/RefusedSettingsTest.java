package io.github.directorysync.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that are refused, each with how to write it. */
final class RefusedSettingsTest extends SettingsScenario {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "acme-corp", "a--b"})
    void an_alias_is_lower_case_letters_digits_and_hyphens(String alias) {
        assertThat(read(Map.of("alias", List.of(alias))).alias()).isEqualTo(alias);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alias | Acme | acme-corp",
                "set-passwords | yes | true or false",
                "just-in-time | no | true or false",
                "import-users | no | true or false",
                "on-delete | disable | delete or suspend",
                "put-without-members | empty | keep or clear",
                "pushed-roles | yes | true or false",
                "pushed-roles | true | name its apps",
                "primary-app | trust-center | one of the directory's apps",
                "attribute-mapping | title | title -> jobTitle",
                "attribute-mapping | job title -> jobTitle | title -> jobTitle",
                "attribute-mapping | title -> job title | letters, digits",
                "attribute-mapping | title -> | letters, digits",
                "attribute-mapping | title -> EMAIL | belongs to Keycloak",
                "attribute-mapping | title -> directory-sync.level | belongs to Keycloak",
                "attribute-mapping | title -> kc.org | belongs to Keycloak",
                "alias | acme_corp | acme-corp",
                "alias | -acme | acme-corp",
                "alias | acme- | acme-corp",
                "alias | acme/x | acme-corp",
                "alias | '' | alias",
                "kind | ldap | generic, okta",
                "name-id | username | userName, email or externalId",
                "verified-domains | example | example.com",
                "verified-domains | @example.com | example.com",
                "verified-domains | exa mple.com | example.com",
                "token-sha256 | kcds_secret | 64 hexadecimal digits"
            })
    void a_setting_that_is_wrong_is_refused_with_how_to_write_it(String key, String value, String hint) {
        var invalid = refused("Acme Corp.", Map.of(key, List.of(value)));

        assertThat(invalid.key()).isEqualTo(key);
        assertThat(invalid).hasMessageContaining(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cost code | costCode",
                "1st | costCode",
                "costCode: integer | string or boolean",
                "badges[2] | badges[]",
                "costCode -> username | belongs to Keycloak"
            })
    void an_attribute_that_is_declared_wrong_is_refused_with_how_to_declare_it(String line, String hint) {
        var invalid = refused("Acme", own("urn:example:acme:2.0:User", line));

        assertThat(invalid.key()).isEqualTo("extension-attributes");
        assertThat(invalid).hasMessageContaining(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "urn:acme",
                "urn:acme:cost code",
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "URN:ietf:params:scim:schemas:extension:enterprise:2.0:user:more",
                "urn:ietf:params:scim:schemas:extension:enterprise"
            })
    void a_schema_of_its_own_needs_a_urn_of_its_own(String urn) {
        assertThat(refused("Acme", own(urn, "costCode")).key()).isEqualTo("extension");
    }

    @Test
    void attributes_and_user_attributes_are_named_once_and_are_not_too_many() {
        var many = IntStream.rangeClosed(0, 100).mapToObj(i -> "a" + i).toArray(String[]::new);
        var copied =
                IntStream.rangeClosed(0, 100).mapToObj(i -> "title -> a" + i).toList();

        assertThat(refused("Acme", own("urn:example:acme", "costCode", "COSTCODE")))
                .hasMessageContaining("declared twice");
        assertThat(refused("Acme", own("urn:example:acme", "a -> x", "b -> X"))).hasMessageContaining("Two attributes");
        assertThat(refused("Acme", own("urn:example:acme", many))).hasMessageContaining("at most 100");
        assertThat(refused("Acme", Map.of("attribute-mapping", copied))).hasMessageContaining("at most 100");
        assertThat(refused("Acme", Map.of("extension-attributes", List.of("a"))).key())
                .isEqualTo("extension");
        assertThat(refused("Acme", Map.of("extension", List.of("urn:example:acme")))
                        .key())
                .isEqualTo("extension-attributes");
    }

    @Test
    void an_alias_that_is_too_long_is_refused() {
        assertThat(read(Map.of("alias", List.of("a".repeat(63)))).alias()).hasSize(63);
        assertThat(refused("Acme", Map.of("alias", List.of("a".repeat(64)))).key())
                .isEqualTo("alias");
    }

    @Test
    void a_directory_needs_a_name_and_an_alias() {
        assertThat(refused(" ", Map.of()).key()).isEqualTo("name");
        assertThat(refused("Acme", Map.of("alias", List.of())).key()).isEqualTo("alias");
    }

    private static Map<String, List<String>> own(String urn, String... attributes) {
        return Map.of("extension", List.of(urn), "extension-attributes", List.of(attributes));
    }
}
