package io.github.directorysync.directory.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.TokenHash;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret, and all that is kept of it. */
class DirectoryTokenTest {

    @Test
    void no_two_tokens_are_alike() {
        assertThat(DirectoryToken.random().inClear())
                .matches("kcds_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(DirectoryToken.random().inClear());
    }

    @Test
    void a_token_that_was_written_down_is_the_same_token() {
        var token = DirectoryToken.random();

        var written = DirectoryToken.written(token.inClear()).orElseThrow();

        assertThat(written.hash()).isEqualTo(token.hash());
        assertThat(written.lastFour()).isEqualTo(token.lastFour()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kcds_", "secret", "KCDS_0123456789012345678901234567890123456789012"})
    void what_has_not_the_form_of_a_token_is_none(String text) {
        assertThat(DirectoryToken.written(text)).isEmpty();
    }

    @Test
    void a_token_in_a_log_gives_nothing_away() {
        var token = DirectoryToken.random();

        assertThat(token.toString()).isEqualTo("kcds_…" + token.lastFour());
    }

    @Test
    void a_hash_is_the_sha_256_of_the_token() {
        assertThat(TokenHash.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void a_hash_may_be_written_in_any_case() {
        var hash = DirectoryToken.random().hash();

        assertThat(TokenHash.ofHex(hash.hex().toUpperCase(Locale.ROOT))).contains(hash);
        assertThat(TokenHash.ofHex(hash.hex().substring(1))).isEmpty();
        assertThat(TokenHash.ofHex("g".repeat(64))).isEmpty();
    }

    @Test
    void a_hash_is_the_same_only_as_itself() {
        assertThat(TokenHash.of("abc").isSame(TokenHash.of("abc"))).isTrue();
        assertThat(TokenHash.of("abc").isSame(TokenHash.of("abd"))).isFalse();
    }
}
