package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User names and passwords that a directory may give. */
final class UserNamesTest extends UserSyncScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service-account-app",
                "Service-Account-App",
                "former-00000000-0000-4000-8000-000000000000",
                "not-imported-00000000-0000-4000-8000-000000000000"
            })
    void nobody_gets_a_name_that_keycloak_gives_itself(String name) {
        sync.create(Sent.body("{'userName': 'alice'}"));

        assertThat(refused(() -> sync.create(Sent.body("{'userName': '" + name + "'}")))
                        .status())
                .isEqualTo(409);
        assertThat(refused(() -> sync.replace("u0", Sent.body("{'userName': '" + name + "'}")))
                        .status())
                .isEqualTo(409);
        assertThat(sync.create(Sent.body("{'userName': 'former-colleague@acme.test'}"))
                        .resource()
                        .userName())
                .isEqualTo("former-colleague@acme.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200bnn", "\u202eann", "\uff41nn", "\u0430nn", " ann"})
    void a_lenient_directory_has_nobody_who_looks_like_somebody_else_and_a_strict_one_what_keycloak_takes(String name) {
        sync.create(Sent.body("{'userName': 'ann'}"));
        var strict = new UserSync(users.ports(), Sent.directory(Map.of("profile-rules", List.of("strict"))), notes);
        var sent = Sent.body("{'userName': '" + name + "'}");

        assertThat(refused(() -> sync.create(sent)).status()).isEqualTo(400);
        assertThat(refused(() -> sync.replace("u0", sent)).status()).isEqualTo(400);
        assertThat(strict.create(sent).resource().userName()).isEqualTo(name);
    }

    @Test
    void a_directory_does_not_learn_which_service_accounts_there_are() {
        String sent = "{'userName': 'service-account-app'}";
        var nobodys = refused(() -> sync.create(Sent.body(sent)));
        users.accounts.candidates = List.of(new AccountCandidate(
                "c", Set.of(AccountCandidate.Fact.SERVICE_ACCOUNT), Optional.empty(), Optional.empty()));

        var somebodys = refused(() -> sync.create(Sent.body(sent)));

        assertThat(somebodys.status()).isEqualTo(409);
        assertThat(somebodys.detail()).isEqualTo(nobodys.detail()).contains("reserved");
    }

    @Test
    void a_password_is_as_if_it_had_not_been_sent_unless_the_directory_may_set_it() {
        var created = sync.create(Sent.body("{'userName': 'alice', 'password': 'secret'}"));
        var again = sync.patch("u0", Sent.patch("{'op': 'replace', 'path': 'password', 'value': 'other'}"));

        assertThat(created.resource().password()).isEmpty();
        assertThat(again).isSameAs(created);
    }

    @Test
    void a_password_that_the_directory_may_set_is_handed_on_beside_the_document() {
        var settingPasswords =
                new UserSync(users.ports(), Sent.directory(Map.of("set-passwords", List.of("true"))), notes);

        var created = settingPasswords.create(Sent.body("{'userName': 'alice', 'password': 'secret'}"));
        var changed = settingPasswords.replace("u0", Sent.body("{'userName': 'alice', 'password': 'other'}"));

        assertThat(created.resource().password()).contains("secret");
        assertThat(created.resource().document().has("password")).isFalse();
        assertThat(changed.resource().password()).contains("other");
        assertThat(changed.resource().document().toString()).doesNotContain("other");
    }

    @Test
    void nobody_is_given_a_name_in_another_customers_domain_by_a_change_and_whoever_has_one_stays_changeable() {
        sync.create(Sent.body("{'userName': 'alice'}"));
        sync.create(Sent.body("{'userName': 'early@beta.example'}"));
        users.accounts.foreign = Set.of("beta.example");

        assertThat(refused(() -> sync.patch(
                                "u0", Sent.patch("{'op': 'replace', 'path': 'userName', 'value': 'ceo@beta.example'}")))
                        .status())
                .isEqualTo(409);
        assertThat(refused(() -> sync.replace(
                                "u0", Sent.body("{'userName': 'alice', 'emails': [{'value': 'ceo@beta.example'}]}")))
                        .status())
                .isEqualTo(409);
        assertThat(sync.patch("u1", Sent.patch("{'op': 'add', 'path': 'title', 'value': 'x'}"))
                        .resource()
                        .userName())
                .isEqualTo("early@beta.example");
    }

    @Test
    void what_was_withheld_is_not_made_up_for_in_a_domain_that_another_has_verified_meanwhile() {
        sync(Map.of("import-users", List.of("false"))).create(Sent.body("{'userName': 'ceo@beta.example'}"));
        users.accounts.foreign = Set.of("beta.example");

        assertThat(refused(() -> sync.settle("u0")).status()).isEqualTo(409);
    }
}
