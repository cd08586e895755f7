package io.github.directorysync.scim.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.resource.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9865. */
class CursorTest {

    private static final String LIST = "User title pr";
    private static final Stored<String> LAST =
            new Stored<>("8d6f1c9e-6f0b-4a60-9c3a-5a8f0e7d1b2c", "a", Instant.ofEpochMilli(1234), Instant.EPOCH, 0);

    @Test
    void a_cursor_goes_on_behind_the_last_one_met() {
        String text = Cursor.read(LIST, "").behind(LAST);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read(LIST, text).after()).contains(new Cursor.Position(1234, LAST.id()));
    }

    @Test
    void an_empty_cursor_is_the_beginning() {
        assertThat(Cursor.read(LIST, "")).isEqualTo(new Cursor(LIST, Optional.empty()));
    }

    @Test
    void a_cursor_is_good_for_its_own_list_only() {
        String text = Cursor.read(LIST, "").behind(LAST);

        assertThat(refusal("User title eq \"x\"", text)).isEqualTo("invalidCursor");
        assertThat(refusal("Group title pr", text)).isEqualTo("invalidCursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-cursor", "%", "AAAA", "VQ", "1", "null", "äöü", "YWxpY2UgYW5kIGJvYiBhbmQgY2FyYQ"})
    void what_we_did_not_give_is_refused(String text) {
        assertThat(refusal(LIST, text)).isEqualTo("invalidCursor");
    }

    @Test
    void a_place_under_a_wrong_seal_is_refused() {
        byte[] forged = "twelve bytes1234 some-id".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(LIST, Base64.getUrlEncoder().encodeToString(forged))).isEqualTo("invalidCursor");
    }

    private static String refusal(String list, String text) {
        return Refused.because(() -> Cursor.read(list, text));
    }
}
