package io.github.directorysync.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.token.DirectoryToken;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts, rate limits, tokens, NameIDs and verified domains of a directory. */
final class SettingLimitsTest extends SettingsScenario {

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
}
