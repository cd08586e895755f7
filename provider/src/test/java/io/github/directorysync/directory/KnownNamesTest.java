package io.github.directorysync.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {

    private static final KnownNames SETTINGS = new KnownNames(List.of(
            "alias",
            "kind",
            "guard",
            "guard-count",
            "guard-percent",
            "rate-limit",
            "suspend-users",
            "expiresIn",
            "expires"));

    @ParameterizedTest
    @CsvSource({
        "suspend_users, suspend-users",
        "SuspendUsers, suspend-users",
        "suspendUser, suspend-users",
        "expiresInDays, expiresIn",
        "expire, expires",
        "guard-percentage, guard-percent",
        "aliass, alias",
        "rateLimt, rate-limit"
    })
    void what_is_misspelt_is_known_by_the_name_that_differs_least(String written, String meant) {
        assertThat(SETTINGS.nearest(written)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"until", "x", "color", "'  '", "'---'"})
    void what_resembles_nothing_is_not_taken_for_anything(String written) {
        assertThat(SETTINGS.nearest(written)).isEmpty();
    }

    @Test
    void the_refusal_says_what_was_probably_meant_or_what_there_is() {
        KnownNames selector = new KnownNames(Set.of("role", "reason", "expires"));

        assertThat(selector.refusal("field", "expire")).isEqualTo("There is no field expire; did you mean expires?");
        assertThat(selector.refusal("field", "until"))
                .isEqualTo("There is no field until. Each field here is one of: expires, reason, role.");
        assertThat(new KnownNames(Set.of()).refusal("parameter", "x"))
                .isEqualTo("There is no parameter x. There is none here.");
    }

    @Test
    void neither_many_names_nor_an_endless_one_make_an_endless_sentence() {
        KnownNames many = new KnownNames(
                IntStream.range(0, 50).mapToObj(i -> "setting" + i).toList());

        assertThat(many.refusal("setting", "colour")).isEqualTo("There is no setting colour.");
        assertThat(many.refusal("setting", "s".repeat(100_000))).hasSizeLessThan(120);
    }
}
