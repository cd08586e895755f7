package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void commas_quotes_and_lines_stay_in_their_cell() {
        assertThat(Csv.line(List.of("a", "b,c", "say \"no\"", "two\nlines", "")))
                .isEqualTo("\"a\",\"b,c\",\"say \"\"no\"\"\",\"two\nlines\",\"\"");
    }

    @Test
    void nothing_is_run_as_a_formula() {
        assertThat(Csv.line(List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a=1")))
                .isEqualTo("\"'=1+1\",\"'+1\",\"'-1\",\"'@SUM(A1)\",\"'\t=1\",\"'\r=1\",\"a=1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                "﹦1",
                "﹢1",
                "﹣1",
                "﹫SUM(A1)",
                "⁼1",
                "⁺1",
                "₌1",
                "−1",
                " =1+1",
                "\u00a0=1",
                "\u3000＝1",
                "\u200b=1",
                "\ufeff=1",
                "\u202e=1",
                "\n=1",
                "\u000b=1",
                "\u0085=1",
                " \t=1",
                "  \r"
            })
    void nor_are_the_signs_kin_or_what_stands_behind_white_space(String text) {
        assertThat(Csv.line(List.of(text))).startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", " Ann", "", "   ", "5", "(5)", "é=1", "–1", "\"=1\""})
    void what_is_no_formula_is_as_it_is(String text) {
        assertThat(Csv.line(List.of(text))).doesNotStartWith("\"'");
    }
}
