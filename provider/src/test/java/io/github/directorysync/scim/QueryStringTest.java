package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plus stands for depends on how the client writes blanks. */
class QueryStringTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName%20eq%20%22ada+test@acme.test%22 | userName eq \"ada+test@acme.test\"",
                "userName%20eq%20ada%2Btest | userName eq ada+test",
                "userName+eq+%22ada%2Btest@acme.test%22 | userName eq \"ada+test@acme.test\"",
                "displayName+eq+%22My+Group%22 | displayName eq \"My Group\"",
                "displayName+eq+%22My%20Group%22 | displayName eq \"My Group\"",
                "title+pr | title pr",
                "a+b | a b",
                "M%C3%BCller%20+x | Müller +x",
                "100%25+x%20%zz% | 100%+x %zz%"
            })
    void a_plus_is_a_blank_unless_blanks_are_escaped(String sent, String meant) {
        assertThat(QueryString.parameters("filter=" + sent)).isEqualTo(Map.of("filter", List.of(meant)));
    }

    @Test
    void one_parameter_says_how_a_client_writes_blanks_in_all_of_them() {
        assertThat(QueryString.parameters("sortBy=a+b&filter=title%20pr&sortBy=c&&x"))
                .isEqualTo(Map.of("sortBy", List.of("a+b", "c"), "filter", List.of("title pr"), "x", List.of("")));
    }

    @Test
    void bytes_that_are_no_utf8_are_no_text_and_are_never_replaced() {
        var sent =
                QueryString.parameters("filter=userName%20eq%20%22M%FCller%22").getOrDefault("filter", List.of());

        assertThat(sent).hasSize(1).noneMatch(Text::canBeKept);
        assertThat(Refused.because(() -> FilterReader.read(ResourceSchema.USER, sent.get(0))))
                .isEqualTo("invalidFilter");
    }

    @Property(tries = 500)
    void any_text_is_read(@ForAll String text) {
        assertThat(QueryString.parameters(text)).isNotNull();
    }
}
