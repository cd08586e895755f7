package io.github.directorysync.keycloak.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "*,, false",
        "h*,, false",
        "ht*,, false",
        "http*,, false",
        "https*,, false",
        "https:*,, false",
        "https:/*,, false",
        "https://*,, false",
        "https:///*,, false",
        "https://app*,, false",
        "https://app.example*,, false",
        "https://app.example:*,, false",
        "https://app.example:443*,, false",
        "https://app.example@*,, false",
        "https://*.example/,, false",
        "+*,, false",
        "https://app.example/*,, true",
        "https://app.example:8443/*,, true",
        "https://app.example/done?a=*,, true",
        "https://app.example/done,, true",
        "/*,, true",
        "/*, https://app.example, true",
        "/*, ${authBaseUrl}, true",
        "/*, https:, false",
        "/*, https:/, false",
        "//*, https:, false"
    })
    void a_pattern_counts_only_if_no_part_of_its_host_is_a_wildcard(String pattern, String rootUrl, boolean counts) {
        assertThat(ReturnUrls.fixesHost(pattern, rootUrl)).isEqualTo(counts);
    }
}
