package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
