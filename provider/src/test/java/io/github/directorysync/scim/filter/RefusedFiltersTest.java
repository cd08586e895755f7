package io.github.directorysync.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.filter.ScimFilter.Or;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters that are refused with {@code invalidFilter}. */
class RefusedFiltersTest extends FilterScenario {

    @ParameterizedTest
    @ValueSource(strings = {"active gt true", "emails.primary le false", "x509Certificates ge \"a\""})
    void attributes_without_an_order_cannot_be_compared_by_order(String text) {
        assertThat(Refused.because(() -> read(text))).isEqualTo("invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active eq foo",
                "active ne \"1\"",
                "emails[primary eq \"yes\"]",
                "meta.lastModified gt foo",
                "meta.created eq \"2024-02-30T00:00:00Z\"",
                "title pr and meta.lastModified le 7"
            })
    void a_value_that_its_attribute_cannot_have_is_refused(String text) {
        assertThat(Refused.because(() -> read(text))).isEqualTo("invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "eq \"a\"",
                "userName zz \"a\"",
                "userName eq \"a",
                "userName eq \"a\\\"",
                "userName eq \"\\q\"",
                "userName eq \"a\" \"b\"",
                "userName eq \"a\" title pr",
                "userName eq \"a\" and",
                "or userName eq \"a\"",
                "(userName eq \"a\"",
                "userName eq \"a\")",
                ")(",
                "()",
                "[]",
                "emails[]",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"].",
                "emails[type eq \"work\"]]",
                "emails[type eq \"work\"].value eq",
                "emails[type eq \"work\").value eq \"x\"",
                "not",
                "not userName",
                "userName eq (\"a\")",
                "..",
                "a..b eq \"x\"",
                "user name eq \"a\"",
                "\"userName\" eq \"a\"",
                "'userName' eq 'a'",
                "userName eq 'a",
                "userName eq 'a' b",
                "userName eq 'a' 'b'",
                "userName eq a 'b'",
                "userName eq a \"b\"",
                "userName eq a title pr",
                "userName eq a title eq b",
                "userName eq a and",
                "userName eq a b (c)"
            })
    void what_is_no_filter_is_refused(String text) {
        assertThat(Refused.because(() -> read(text))).isEqualTo("invalidFilter");
    }

    @Test
    void a_filter_that_is_too_long_is_refused() {
        var text = "userName eq \"" + "a".repeat(2048) + "\"";

        assertThat(Refused.because(() -> read(text))).isEqualTo("invalidFilter");
    }

    @Test
    void a_filter_that_is_nested_too_deeply_is_refused() {
        var parentheses = "(".repeat(13) + "userName pr" + ")".repeat(13);
        var elements = "emails[".repeat(200) + "type pr" + "]".repeat(200);
        var nots = "not ".repeat(400) + "(userName pr)";

        assertThat(Refused.because(() -> read(parentheses))).isEqualTo("invalidFilter");
        assertThat(Refused.because(() -> read(elements))).isEqualTo("invalidFilter");
        Refused.orDone(() -> read(nots));
    }

    @Test
    void a_long_chain_of_comparisons_is_not_nested() {
        var text = "userName eq \"a\"" + " or userName eq \"a\"".repeat(49);

        assertThat(((Or) read(text)).any()).hasSize(50);
    }
}
