package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account gets as its e-mail, and what stays in the document only. */
class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@acme.test",
                "Ann.Bee+test@Acme.Test",
                "o'brien@acme.test",
                "ann@localhost",
                "jörg@müller.example",
                "小明@例子.example",
                "a_b-c@x_y.example",
                "ann@[192.0.2.1]",
                "\"ann bee\"@acme.test"
            })
    void addresses(String text) {
        assertThat(EmailAddress.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "emailName357",
                "@acme.test",
                "ann@",
                "ann bee@acme.test",
                "ann@acme test",
                "ann@acme..test",
                "ann@acme.test.",
                ".ann@acme.test",
                "ann@b@acme.test",
                "Ann <ann@acme.test>",
                "ann@acme.test\r\nBcc: x@y.test",
                "a\u200bnn@acme.test",
                "\u202eann@acme.test",
                "ann\u00a0@acme.test"
            })
    void what_is_none(String text) {
        assertThat(EmailAddress.isOne(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void the_local_part_has_64_characters_at_most(int length) {
        assertThat(EmailAddress.isOne("a".repeat(length) + "@acme.test")).isEqualTo(length == 64);
    }
}
