package io.github.directorysync.directory.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.directory.AccountRules;
import io.github.directorysync.directory.Addresses;
import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.Customer;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.directory.DirectoryAttributes.Copy;
import io.github.directorysync.directory.DirectoryAttributes.Extension;
import io.github.directorysync.directory.DirectoryAttributes.Own;
import io.github.directorysync.directory.DirectoryMode;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings as somebody wrote them into the realm's configuration. */
final class DirectorySettingsTest extends SettingsScenario {

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
                        new ScimClient("generic", ScimClient.PutWithoutMembers.CLEAR),
                        DirectoryMode.LIVE));
    }

    @Test
    void every_setting_is_read_without_the_blanks_around_it() {
        var hash = DirectoryToken.random().hash();

        var directory = read(Map.ofEntries(
                entry("alias", List.of(" acme ")),
                entry("kind", List.of("okta")),
                entry("mode", List.of("rehearsal")),
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
                        new ScimClient("okta", PutWithoutMembers.CLEAR),
                        DirectoryMode.REHEARSAL));
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
}
