package io.github.directorysync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.token.Denial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalHintTest {

    @ParameterizedTest
    @EnumSource(Denial.class)
    void whoever_is_denied_is_told_something_better_than_to_enter_the_token_again(Denial denial) {
        assertThat(RefusalHint.of(401, "", denial.word())).isPresent().isNotEqualTo(RefusalHint.of(401, "", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 429, 500, 501, 503})
    void every_status_that_a_client_is_refused_with_has_a_hint(int status) {
        assertThat(RefusalHint.of(status, "", "")).isPresent();
    }

    @Test
    void the_reason_says_more_than_the_type_and_the_type_more_than_the_status() {
        assertThat(RefusalHint.of(403, "", "paused").orElseThrow()).contains("paused");
        assertThat(RefusalHint.of(400, "invalidFilter", "").orElseThrow()).contains("userName or externalId");
        assertThat(RefusalHint.of(400, "unheardOf", "unheard-of")).isEqualTo(RefusalHint.of(400, "", ""));
    }

    @Test
    void what_is_done_needs_no_hint() {
        assertThat(RefusalHint.of(200, "", "")).isEmpty();
        assertThat(RefusalHint.of(204, "", "")).isEmpty();
    }
}
