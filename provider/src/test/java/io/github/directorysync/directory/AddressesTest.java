package io.github.directorysync.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.directory.settings.AccessSettings;
import io.github.directorysync.directory.settings.SettingValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where a directory may be called. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24,     192.0.2.255,         true",
        "192.0.2.0/24,     192.0.3.0,           false",
        "192.0.2.128/25,   192.0.2.127,         false",
        "192.0.2.7,        192.0.2.7,           true",
        "192.0.2.7,        192.0.2.8,           false",
        "192.0.2.7/32,     192.0.2.7,           true",
        "0.0.0.0/0,        203.0.113.9,         true",
        "0.0.0.0/0,        2001:db8::1,         false",
        "2001:db8::/32,    2001:db8:ffff::1,    true",
        "2001:db8::/32,    2001:db9::1,         false",
        "2001:db8::1,      2001:0db8:0:0:0:0:0:1, true",
        "::/0,             2001:db8::1,         true",
        "::/0,             192.0.2.7,           false",
        "192.0.2.0/24,     ::ffff:192.0.2.7,    true",
        "fe80::/10,        fe80::1%eth0,        true",
        "192.0.2.0/24,     unknown,             false",
        "192.0.2.0/24,     null,                false"
    })
    void only_who_calls_from_there_is_welcome(String range, String from, boolean welcome) {
        assertThat(read(List.of("198.51.100.1", range)).include(from)).isEqualTo(welcome);
    }

    @Test
    void where_nothing_is_written_everybody_is_welcome() {
        assertThat(read(List.of()).include("192.0.2.7")).isTrue();
        assertThat(read(List.of()).include("unknown")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.07",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "192.0.2.0/24/24",
                "192.0.2.1/24",
                "2001:db8::/129",
                "2001:db8::1/64",
                "2001:db8:::1",
                ":",
                "/8",
                "*",
                "10.0.0.0-10.0.0.9"
            })
    void what_is_no_range_of_addresses_is_refused(String written) {
        assertThatThrownBy(() -> read(List.of(written)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(written)
                .extracting(refusal -> ((InvalidSettings) refusal).key())
                .isEqualTo("allowed-addresses");
    }

    @Test
    void there_are_a_hundred_ranges_at_most() {
        assertThatThrownBy(() -> read(java.util.Collections.nCopies(101, "192.0.2.7")))
                .isInstanceOf(InvalidSettings.class);
    }

    @Test
    void who_has_an_IPv6_address_has_its_whole_network() {
        assertThat(Addresses.neighbour("2001:db8:0:1::1")).isEqualTo(Addresses.neighbour("2001:db8:0:1:ffff::2"));
        assertThat(Addresses.neighbour("2001:db8:0:1::1")).isNotEqualTo(Addresses.neighbour("2001:db8:0:2::1"));
        assertThat(Addresses.neighbour("192.0.2.7")).isNotEqualTo(Addresses.neighbour("192.0.2.8"));
        assertThat(Addresses.neighbour("nonsense")).isEqualTo(Addresses.neighbour("null"));
    }

    private static Addresses read(List<String> written) {
        return new AccessSettings(new SettingValues(Map.of("allowed-addresses", written)))
                .read()
                .addresses();
    }
}
