package io.github.directorysync.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.directorysync.directory.InvalidSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\0b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "a\ufeffb",
                "a\ud800"
            })
    void what_breaks_a_line_or_is_not_seen_is_no_plain_text(String text) {
        assertThat(PlainText.is(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "Ácme & Söhne, Köln", "株式会社アクメ", "شرکت می‌خواهم", "👩‍💻", "\u206a"})
    void names_of_all_the_world_are(String text) {
        assertThat(PlainText.is(text)).isTrue();
    }

    @Test
    void a_directory_is_refused_with_the_setting_that_is_wrong() {
        assertThat(wrong("a\nb", Map.of())).isEqualTo("name");
        assertThat(wrong("n".repeat(256), Map.of())).isEqualTo("name");
        assertThat(wrong("Acme", Map.of("groups-parent", List.of("Acme\u202e"))))
                .isEqualTo("groups-parent");
        assertThat(wrong("Acme", Map.of("groups-parent", List.of("g".repeat(256)))))
                .isEqualTo("groups-parent");
        assertThat(wrong("Acme", Map.of("access-groups", List.of("g".repeat(4001)))))
                .isEqualTo("access-groups");
        assertThat(wrong("Acme", Map.of("clients", Collections.nCopies(1001, "c"))))
                .isEqualTo("clients");
        PlainText.require("n".repeat(255), Map.of("access-groups", Collections.singletonList(null)));
    }

    private static String wrong(String name, Map<String, List<String>> settings) {
        String[] key = new String[1];
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> PlainText.require(name, settings))
                .satisfies(invalid -> key[0] = invalid.key());
        return key[0];
    }
}
