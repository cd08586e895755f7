package io.github.directorysync.directory.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No byte of a body is ever replaced. */
class BodyCharsetTest {

    private static final String NAME = "Müller";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | UTF-8",
                "application/json; charset= | UTF-8",
                "application/scim+json;charset=UTF-8 | UTF-8",
                "application/json; charset=\"utf-8\" | UTF-8",
                "application/json; Charset='ISO-8859-1'; x=y | ISO-8859-1",
                "application/json; x=y; charset = latin1 | ISO-8859-1",
                "application/json; charset=windows-1252 | windows-1252",
                "application/json; charset=UTF-16 | UTF-16"
            })
    void a_charset_that_is_named_is_honoured(String type, Charset charset) {
        assertThat(BodyCharset.of(type).flatMap(named -> named.text(NAME.getBytes(charset))))
                .contains(NAME);
    }

    @Test
    void without_a_content_type_it_is_utf8() {
        assertThat(BodyCharset.of(null)).contains(BodyCharset.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "utf-7", "EBCDIC-CP-US", "../x"})
    void a_charset_that_is_not_known_is_told_apart(String name) {
        assertThat(BodyCharset.of("application/json; charset=" + name)).isEmpty();
    }

    @Test
    void bytes_of_another_charset_are_no_text() {
        assertThat(BodyCharset.UTF_8.text(NAME.getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(BodyCharset.UTF_8.text(NAME.getBytes(StandardCharsets.UTF_16)))
                .isEmpty();
        assertThat(new BodyCharset(StandardCharsets.US_ASCII).text(NAME.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() {
        assertThat(BodyCharset.UTF_8.text("\uFEFF{}".getBytes(StandardCharsets.UTF_8)))
                .contains("{}");
        assertThat(BodyCharset.UTF_8.text(new byte[0])).contains("");
    }
}
