package io.github.directorysync.directory.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.directory.AccountRules;
import io.github.directorysync.directory.Addresses;
import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.Customer;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.directory.DirectoryAttributes.Copy;
import io.github.directorysync.directory.DirectoryAttributes.Extension;
import io.github.directorysync.directory.DirectoryAttributes.Own;
import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.directory.Options;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.SamlFirst;
import io.github.directorysync.directory.ScimAccess;
import io.github.directorysync.directory.ScimClient;
import io.github.directorysync.directory.ScimClient.PutWithoutMembers;
import io.github.directorysync.directory.token.DirectoryToken;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings as somebody wrote them into the realm's configuration. */
class DirectorySettingsTest {

    @Test
    void an_alias_is_enough() {
        assertThat(read(Map.of("alias", List.of("acme"))))
                .isEqualTo(new Directory(
                        "c1",
                        "acme",
                        "Acme Corp.",
                        new Customer(Set.of(), "Acme Corp.", Optional.empty(), List.of()),
                        new SamlFirst(Optional.empty(), NameIdSource.USER_NAME, false, false, true),
                        new ScimAccess(List.of(), Set.of(), new Addresses(List.of()), RateLimit.DEFAULT, false),
                        Options.DEFAULT,
                        new AccountRules(true, false, false),
                        new Apps(List.of(), false, false),
                        new DirectoryAttributes(Optional.empty(), List.of()),
                        Guard.DEFAULT,
                        new ScimClient("generic", ScimClient.PutWithoutMembers.CLEAR)));
    }

    @Test
    void every_setting_is_read_without_the_blanks_around_it() {
        var hash = DirectoryToken.random().hash();

        var directory = read(Map.ofEntries(
                entry("alias", List.of(" acme ")),
                entry("kind", List.of("okta")),
                entry("identity-provider", List.of("acme-saml")),
                entry("name-id", List.of("email")),
                entry("enforce-saml", List.of("true")),
                entry("require-saml", List.of("true")),
                entry("verified-domains", List.of("Example.com", " ", "sub.example.org", "example.com")),
                entry("groups-parent", List.of("Customers")),
                entry("set-passwords", List.of("true")),
                entry("profile-rules", List.of("strict")),
                entry("qualify-user-names", List.of("true")),
                entry("import-users", List.of("false")),
                entry("import-changes", List.of("false")),
                entry("suspend-users", List.of("false")),
                entry("on-delete", List.of("suspend")),
                entry("access-groups", List.of(" Everybody", "g1")),
                entry("put-without-members", List.of("clear")),
                entry("clients", List.of("entra-provisioning ", "entra-provisioning")),
                entry("token-sha256", List.of(hash.hex().toUpperCase(Locale.ROOT), hash.hex())),
                entry("apps", List.of("trust-center", " *realm", "trust-center")),
                entry("primary-app", List.of("trust-center")),
                entry("pushed-roles", List.of("true")),
                entry("end-sessions-on-role-change", List.of("true")),
                entry("extension", List.of(" urn:example:acme:2.0:User")),
                entry(
                        "extension-attributes",
                        List.of("costCode -> cost_code", "badges [] : string", " contractor:boolean->is-contractor ")),
                entry("attribute-mapping", List.of("title->jobTitle ")),
                entry("paused", List.of("true")),
                entry("organization", List.of("acme-org ")),
                entry("contacts", List.of("it@example.com", " it@example.com"))));

        assertThat(directory)
                .isEqualTo(new Directory(
                        "c1",
                        "acme",
                        "Acme Corp.",
                        new Customer(
                                Set.of("example.com", "sub.example.org"),
                                "Customers",
                                Optional.of("acme-org"),
                                List.of("it@example.com")),
                        new SamlFirst(Optional.of("acme-saml"), NameIdSource.EMAIL, true, true, true),
                        new ScimAccess(
                                List.of(hash),
                                Set.of("entra-provisioning"),
                                new Addresses(List.of()),
                                RateLimit.DEFAULT,
                                true),
                        new Options(false, false, false, Options.OnDelete.SUSPEND, Set.of("everybody", "g1")),
                        new AccountRules(false, true, true),
                        new Apps(List.of("trust-center", "*realm"), true, true),
                        new DirectoryAttributes(
                                Optional.of(new Extension(
                                        "urn:example:acme:2.0:User",
                                        List.of(
                                                new Own("badges", true, DirectoryAttributes.ValueType.STRING),
                                                new Own("contractor", false, DirectoryAttributes.ValueType.BOOLEAN),
                                                new Own("costCode", false, DirectoryAttributes.ValueType.STRING)))),
                                List.of(
                                        new Copy(
                                                "urn:example:acme:2.0:User:costCode",
                                                "cost_code",
                                                "extension-attributes"),
                                        new Copy(
                                                "urn:example:acme:2.0:User:contractor",
                                                "is-contractor",
                                                "extension-attributes"),
                                        new Copy("title", "jobTitle", "attribute-mapping"))),
                        Guard.DEFAULT,
                        new ScimClient("okta", PutWithoutMembers.CLEAR)));
    }

    @ParameterizedTest
    @CsvSource({"generic, CLEAR", "pingfederate, CLEAR", "okta, KEEP", "entra, KEEP", "jumpcloud, KEEP"})
    void what_a_put_without_members_means_depends_on_the_kind_unless_it_is_said(
            String kind, PutWithoutMembers meaning) {
        assertThat(read(Map.of("alias", List.of("acme"), "kind", List.of(kind)))
                        .scimClient()
                        .putWithoutMembers())
                .isEqualTo(meaning);
        assertThat(read(Map.of(
                                "alias", List.of("acme"),
                                "kind", List.of(kind),
                                "put-without-members", List.of("keep")))
                        .scimClient()
                        .putWithoutMembers())
                .isEqualTo(PutWithoutMembers.KEEP);
    }

    @Test
    void saml_is_enforced_only_where_there_is_an_identity_provider_to_be_sent_to() {
        assertThatThrownBy(() -> read(Map.of("alias", List.of("acme"), "enforce-saml", List.of("true"))))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.key()).isEqualTo("enforce-saml"));
    }

    @Test
    void profile_rules_are_lenient_or_strict() {
        assertThatThrownBy(() -> read(Map.of("alias", List.of("acme"), "profile-rules", List.of("Lenient"))))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.key()).isEqualTo("profile-rules"));
    }

    @Test
    void only_a_bare_user_name_is_qualified_and_only_where_that_is_on() {
        var on = read(Map.of("alias", List.of("acme"), "qualify-user-names", List.of("true")));
        var off = read(Map.of("alias", List.of("acme")));

        assertThat(on.accountName("ann")).isEqualTo("ann@acme");
        assertThat(on.accountName("ann@acme.test")).isEqualTo("ann@acme.test");
        assertThat(off.accountName("ann")).isEqualTo("ann");
        assertThat(off.qualified("ann")).isEqualTo("ann@acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "it@", "@example.com", "it@example.com, hr@example.com", "IT <it@example.com>"})
    void a_contact_is_an_e_mail_address(String written) {
        assertThatThrownBy(() -> read(Map.of("alias", List.of("acme"), "contacts", List.of(written))))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.key()).isEqualTo("contacts"));
    }

    @Test
    void there_are_twenty_contacts_at_most() {
        List<String> many =
                IntStream.range(0, 21).mapToObj(i -> "it" + i + "@example.com").toList();

        assertThatThrownBy(() -> read(Map.of("alias", List.of("acme"), "contacts", many)))
                .hasMessageContaining("at most 20");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 50, 200",
        "0, '', 0, 200",
        "10, '', 10, 200",
        "500, '', 500, 500",
        "25, 1, 25, 1",
        "'', 7, 50, 7"
    })
    void a_rate_limit_is_so_many_a_second_and_so_many_at_once(String limit, String burst, int perSecond, int atOnce) {
        var directory =
                read(Map.of("alias", List.of("acme"), "rate-limit", List.of(limit), "rate-burst", List.of(burst)));

        assertThat(directory.access().rateLimit()).isEqualTo(new RateLimit(perSecond, atOnce));
    }

    @ParameterizedTest
    @CsvSource({"rate-limit, -1", "rate-limit, many", "rate-limit, 100000", "rate-burst, 0", "rate-burst, 1.5"})
    void a_rate_that_is_no_number_is_refused(String setting, String written) {
        assertThatThrownBy(() -> read(Map.of("alias", List.of("acme"), setting, List.of(written))))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(setting);
    }

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
    void apps_stand_in_the_order_of_their_names_behind_the_primary_one_and_before_the_realm() {
        var written = List.of("*realm", "b", "c", "a");

        assertThat(read(Map.of("alias", List.of("acme"), "apps", written))
                        .apps()
                        .names())
                .containsExactly("a", "b", "c", "*realm");
        assertThat(read(Map.of("alias", List.of("acme"), "apps", written, "primary-app", List.of("c")))
                        .apps()
                        .names())
                .containsExactly("c", "a", "b", "*realm");
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

    @Test
    void more_than_two_tokens_are_refused() {
        var hashes = List.of(
                DirectoryToken.random().hash().hex(),
                DirectoryToken.random().hash().hex(),
                DirectoryToken.random().hash().hex());

        assertThat(refused("Acme", Map.of("token-sha256", hashes)).key()).isEqualTo("token-sha256");
        assertThat(read(Map.of("alias", List.of("acme"), "token-sha256", hashes.subList(0, 2)))
                        .access()
                        .declaredTokens())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(NameIdSource.class)
    void every_name_id_can_be_written(NameIdSource nameId) {
        assertThat(read(Map.of("alias", List.of("acme"), "name-id", List.of(nameId.key())))
                        .saml()
                        .nameId())
                .isEqualTo(nameId);
    }

    @ParameterizedTest
    @CsvSource({
        "alice@example.com,true",
        "ALICE@EXAMPLE.COM,true",
        "\"a@b\"@example.com,true",
        "alice@sub.example.com,false",
        "alice@example.com.evil.org,false",
        "alice@notexample.com,false",
        "example.com,false",
        "alice@,false"
    })
    void a_customer_vouches_for_the_addresses_of_verified_domains_only(String email, boolean vouched) {
        var directory = read(Map.of("alias", List.of("acme"), "verified-domains", List.of("example.com")));

        assertThat(directory.customer().vouchesFor(email)).isEqualTo(vouched);
    }

    private static Directory read(Map<String, List<String>> values) {
        return new DirectorySettings(values).read("c1", "Acme Corp.");
    }

    private static Map<String, List<String>> own(String urn, String... attributes) {
        return Map.of("extension", List.of(urn), "extension-attributes", List.of(attributes));
    }

    /** Wrong is only what is written here. */
    private static InvalidSettings refused(String name, Map<String, List<String>> wrong) {
        Map<String, List<String>> values = new HashMap<>(Map.of("alias", List.of("acme")));
        values.putAll(wrong);
        var invalid = catchThrowableOfType(InvalidSettings.class, () -> new DirectorySettings(values).read("c1", name));
        assertThat(invalid).as("a refusal").isNotNull();
        return invalid;
    }
}
