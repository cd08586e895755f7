package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators, kcadm and Terraform write into the level of a role. */
class PermissionLevelTest {

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "'5 ', 5",
        "' 5', 5",
        "'\t5\n', 5",
        "-3, -3",
        "+7, 7",
        "0, 0",
        "007, 7",
        "2147483647, 2147483647"
    })
    void a_whole_number_is_a_level_whatever_blanks_are_around_it(String written, int level) {
        assertThat(PermissionLevel.read(List.of(written))).isEqualTo(new PermissionLevel.Of(level));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "high | \"high\" is not a number",
                "0x10 | \"0x10\" is not a number",
                "1 0 | \"1 0\" is not a number",
                "1.5 | \"1.5\" is not a whole number",
                "1,5 | \"1,5\" is not a whole number",
                "2147483648 | \"2147483648\" is too large, the highest level is 2147483647",
                "-99999999999 | \"-99999999999\" is too small, the least level is -2147483648",
                "'' | its level is empty",
                "'  ' | its level is empty"
            })
    void anything_else_is_none_and_is_said_in_words(String written, String problem) {
        PermissionLevel level = PermissionLevel.read(List.of(written));

        assertThat(level.value()).isEmpty();
        assertThat(level.problem()).isEqualTo(Optional.of(problem));
    }

    @Test
    void of_several_levels_none_counts_unless_they_are_the_same() {
        assertThat(PermissionLevel.read(List.of("10", "20")).problem())
                .isEqualTo(Optional.of("it has several levels: \"10\", \"20\""));
        assertThat(PermissionLevel.read(List.of("10", " 10"))).isEqualTo(new PermissionLevel.Of(10));
    }

    @Test
    void of_several_levels_the_same_is_said_in_whatever_order_they_are_read() {
        assertThat(PermissionLevel.read(List.of("20", "10"))).isEqualTo(PermissionLevel.read(List.of("10", "20")));
    }

    @Test
    void a_role_without_the_attribute_has_no_level_and_no_fault() {
        assertThat(PermissionLevel.read(List.of())).isEqualTo(new PermissionLevel.None());
        assertThat(PermissionLevel.read(List.of()).problem()).isEmpty();
    }

    @Test
    void what_is_said_of_it_is_one_short_line() {
        assertThat(PermissionLevel.read(List.of("x".repeat(500) + "\nfoo"))
                        .problem()
                        .orElseThrow())
                .hasSizeLessThan(80)
                .doesNotContain("\n");
        assertThat(PermissionLevel.read(List.of("a\nWARN b")).problem())
                .isEqualTo(Optional.of("\"a?WARN b\" is not a number"));
    }
}
