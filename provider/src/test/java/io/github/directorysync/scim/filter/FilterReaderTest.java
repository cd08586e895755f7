package io.github.directorysync.scim.filter;

import static io.github.directorysync.scim.schema.ResourceSchema.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.ScimFilter.And;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Element;
import io.github.directorysync.scim.filter.ScimFilter.Not;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.filter.ScimFilter.Or;
import io.github.directorysync.scim.filter.ScimFilter.Present;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters as clients write them: RFC 7644 §3.4.2.2, and what is near enough. */
class FilterReaderTest {

    private static final ScimFilter USER_NAME_IS_A = read("userName eq \"a\"");
    private static final ScimFilter TITLE_IS_B = read("title eq \"b\"");
    private static final ScimFilter HAS_NICK_NAME = read("nickName pr");

    @ParameterizedTest
    @EnumSource(Operator.class)
    void every_operator_is_read_in_any_case(Operator operator) {
        var comparison = (Comparison) read("userName " + operator.name().toLowerCase(Locale.ROOT) + " \"a\"");

        assertThat(comparison.operator()).isEqualTo(operator);
        assertThat(read("userName " + operator.name() + " \"a\"")).isEqualTo(comparison);
    }

    @Test
    void a_comparison_knows_its_place_and_its_value() {
        var comparison = (Comparison) read("name.familyName co \"Arch\"");

        assertThat(comparison.place().map(Place::path)).contains("name.familyName");
        assertThat(comparison.value().asText()).isEqualTo("Arch");
    }

    @Test
    void and_binds_tighter_than_or() {
        assertThat(read("userName eq \"a\" or title eq \"b\" and nickName pr"))
                .isEqualTo(new Or(List.of(USER_NAME_IS_A, new And(List.of(TITLE_IS_B, HAS_NICK_NAME)))));
        assertThat(read("userName eq \"a\" and title eq \"b\" or nickName pr"))
                .isEqualTo(new Or(List.of(new And(List.of(USER_NAME_IS_A, TITLE_IS_B)), HAS_NICK_NAME)));
    }

    @Test
    void parentheses_bind_tightest() {
        assertThat(read("(userName eq \"a\" or title eq \"b\") and nickName pr"))
                .isEqualTo(new And(List.of(new Or(List.of(USER_NAME_IS_A, TITLE_IS_B)), HAS_NICK_NAME)));
    }

    @Test
    void not_turns_what_stands_in_its_parentheses() {
        assertThat(read("not (userName eq \"a\")")).isEqualTo(new Not(USER_NAME_IS_A));
        assertThat(read("NOT(userName eq \"a\") AND nickName pr"))
                .isEqualTo(new And(List.of(new Not(USER_NAME_IS_A), HAS_NICK_NAME)));
    }

    @Test
    void names_are_read_in_any_case() {
        assertThat(read("USERNAME eq \"a\"")).isEqualTo(USER_NAME_IS_A);
        assertThat(read("Name.GivenName pr")).isEqualTo(read("name.givenName pr"));
    }

    @Test
    void names_may_be_qualified_with_the_urn_of_their_schema() {
        assertThat(read("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"a\""))
                .isEqualTo(USER_NAME_IS_A);
        assertThat(placeOf("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"a\""))
                .contains("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value");
    }

    @Test
    void an_attribute_of_the_extension_is_found_without_its_urn() {
        assertThat(placeOf("department eq \"Sales\""))
                .contains("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department");
    }

    @Test
    void an_attribute_that_no_schema_defines_has_no_place() {
        assertThat(placeOf("shoeSize eq \"44\"")).isEmpty();
        assertThat(read("shoeSize pr")).isEqualTo(new Present(Optional.empty()));
        assertThat(((Element) read("shoes[size eq \"44\"]")).place()).isEmpty();
    }

    @Test
    void a_whole_extension_can_be_present_but_not_compared() {
        var enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

        assertThat(((Present) read(enterprise + " pr")).place()).isPresent();
        assertThat(placeOf(enterprise + " eq \"x\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName eq a", "userName eq  \t a", " userName eq \"a\" ", "(userName eq a)"})
    void a_word_needs_no_quotes(String filter) {
        assertThat(read(filter)).isEqualTo(USER_NAME_IS_A);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a' | a",
                "'My Group' | My Group",
                "'' | ``",
                "'o'brien@acme.test' | o'brien@acme.test",
                "'o\\'brien' | o'brien",
                "'say \"hi\"' | say \"hi\"",
                "'a\\\\b' | a\\b",
                "'true' | true",
                "o'brien | o'brien",
                "My Group | My Group",
                "My  Group | My  Group",
                "Research and Development | Research and Development",
                "this or that | this or that"
            })
    void a_value_may_stand_in_single_quotes_or_without_any(String sent, String meant) {
        assertThat(valueOf("userName eq " + sent)).isEqualTo(meant);
        assertThat(read("(userName eq " + sent + ") and title eq \"b\""))
                .isEqualTo(read("userName eq " + sent + " and title eq 'b'"));
    }

    @Test
    void words_without_quotes_go_to_what_begins_another_comparison() {
        assertThat(read("displayName eq Research and Development and userName eq a or nickName pr"))
                .isEqualTo(read("displayName eq \"Research and Development\" and userName eq \"a\" or nickName pr"));
        assertThat(read("displayName eq My Group and not (userName eq a)"))
                .isEqualTo(read("displayName eq \"My Group\" and not (userName eq \"a\")"));
        assertThat(read("emails[type eq 'work' and value eq a b].value eq c d"))
                .isEqualTo(read("emails[type eq \"work\" and value eq \"a b\"].value eq \"c d\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "1.50", "-3", "2011-05-13T04:42:34Z", "alice@example.com", "a\\b", "eq", "0x1F"})
    void a_value_without_quotes_is_taken_to_the_letter(String value) {
        assertThat(valueOf("userName eq " + value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"True", "TRUE", "true"})
    void a_boolean_is_read_in_any_case(String word) {
        assertThat(((Comparison) read("active eq " + word)).value().isBoolean()).isTrue();
    }

    @Test
    void null_is_the_value_that_is_not_there() {
        assertThat(((Comparison) read("title eq null")).value().isNull()).isTrue();
    }

    @Test
    void strings_keep_what_is_escaped_in_them() {
        assertThat(valueOf("userName eq \"a\\\"b\"")).isEqualTo("a\"b");
        assertThat(valueOf("userName eq \"a\\\\\"")).isEqualTo("a\\");
        assertThat(valueOf("userName eq \"\\u00e9\"")).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a) or (b", "x[y eq 1]", " and ", "a  b", "eq", "not (x)", "日本"})
    void a_string_may_hold_what_looks_like_grammar(String value) {
        assertThat(valueOf("userName eq \"" + value + "\"")).isEqualTo(value);
    }

    @Test
    void a_value_path_asks_for_one_element_that_satisfies_all_of_it() {
        var element = (Element) read("emails[type eq \"work\" and value co \"@example.com\"]");

        assertThat(element.place().map(Place::path)).contains("emails");
        assertThat(element.inner()).isInstanceOf(And.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type eq \"work\"].value eq \"x\"",
                "emails[type eq work].value eq x",
                "Emails[Type EQ \"work\"].Value EQ \"x\"",
                "emails[ type eq \"work\" ].value eq \"x\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value eq \"x\""
            })
    void entras_way_of_asking_for_a_part_of_an_element_is_understood(String filter) {
        assertThat(read(filter)).isEqualTo(read("emails[type eq \"work\" and value eq \"x\"]"));
    }

    @Test
    void a_part_behind_an_element_holds_for_all_that_the_element_may_be() {
        assertThat(read("emails[type eq \"work\" or type eq \"home\"].value eq \"x\""))
                .isEqualTo(read("emails[(type eq \"work\" or type eq \"home\") and value eq \"x\"]"));
    }

    @Test
    void a_part_behind_an_element_may_be_present_and_stand_among_others() {
        assertThat(read("emails[type eq \"work\"].value pr and nickName pr"))
                .isEqualTo(read("emails[type eq \"work\" and value pr] and nickName pr"));
        assertThat(read("not (emails[type eq \"work\"].value eq \"x\")"))
                .isEqualTo(read("not (emails[type eq \"work\" and value eq \"x\"])"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active gt true", "emails.primary le false", "x509Certificates ge \"a\""})
    void what_has_no_order_cannot_be_more_or_less(String text) {
        assertThatThrownBy(() -> FilterReader.read(ResourceSchema.USER, text))
                .isInstanceOfSatisfying(
                        ScimProblem.class,
                        problem -> assertThat(problem.body().path("scimType").asText())
                                .isEqualTo("invalidFilter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active eq foo",
                "active ne \"1\"",
                "emails[primary eq \"yes\"]",
                "meta.lastModified gt foo",
                "meta.created eq \"2024-02-30T00:00:00Z\"",
                "title pr and meta.lastModified le 7"
            })
    void what_an_attribute_cannot_be_is_nothing_to_compare_it_with(String text) {
        assertThat(Refused.because(() -> read(text))).isEqualTo("invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active eq true",
                "active eq \"False\"",
                "active eq null",
                "emails[primary eq \"True\"]",
                "meta.lastModified gt \"2024-02-29T00:00:00.000+01:00\"",
                "meta.lastModified sw \"2024-02\""
            })
    void what_an_attribute_can_be_is_read(String text) {
        assertThat(read(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "eq \"a\"",
                "userName zz \"a\"",
                "userName eq \"a",
                "userName eq \"a\\\"",
                "userName eq \"\\q\"",
                "userName eq \"a\" \"b\"",
                "userName eq \"a\" title pr",
                "userName eq \"a\" and",
                "or userName eq \"a\"",
                "(userName eq \"a\"",
                "userName eq \"a\")",
                ")(",
                "()",
                "[]",
                "emails[]",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"].",
                "emails[type eq \"work\"]]",
                "emails[type eq \"work\"].value eq",
                "emails[type eq \"work\").value eq \"x\"",
                "not",
                "not userName",
                "userName eq (\"a\")",
                "..",
                "a..b eq \"x\"",
                "user name eq \"a\"",
                "\"userName\" eq \"a\"",
                "'userName' eq 'a'",
                "userName eq 'a",
                "userName eq 'a' b",
                "userName eq 'a' 'b'",
                "userName eq a 'b'",
                "userName eq a \"b\"",
                "userName eq a title pr",
                "userName eq a title eq b",
                "userName eq a and",
                "userName eq a b (c)"
            })
    void what_is_no_filter_is_refused(String text) {
        assertThat(Refused.because(() -> read(text))).isEqualTo("invalidFilter");
    }

    @Test
    void a_filter_that_is_too_long_is_refused() {
        var text = "userName eq \"" + "a".repeat(2048) + "\"";

        assertThat(Refused.because(() -> read(text))).isEqualTo("invalidFilter");
    }

    @Test
    void a_filter_that_is_nested_too_deeply_is_refused() {
        var parentheses = "(".repeat(13) + "userName pr" + ")".repeat(13);
        var elements = "emails[".repeat(200) + "type pr" + "]".repeat(200);
        var nots = "not ".repeat(400) + "(userName pr)";

        assertThat(Refused.because(() -> read(parentheses))).isEqualTo("invalidFilter");
        assertThat(Refused.because(() -> read(elements))).isEqualTo("invalidFilter");
        Refused.orDone(() -> read(nots));
    }

    @Test
    void a_long_chain_is_not_deep() {
        var text = "userName eq \"a\"" + " or userName eq \"a\"".repeat(49);

        assertThat(((Or) read(text)).any()).hasSize(50);
    }

    @Property(tries = 1000)
    void whatever_the_text_it_is_a_filter_or_refused(@ForAll String text) {
        Refused.orDone(() -> read(text));
    }

    @Property(tries = 1500)
    void whatever_the_words_they_are_a_filter_or_refused(@ForAll("words") List<String> words) {
        var text = String.join(" ", words);

        Refused.orDone(() -> Matching.matches(read(text), ScimJson.object("""
                {"userName": "a", "emails": [{"type": "work", "value": "x", "primary": true}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Sales"}}
                """)));
        Refused.orDone(() -> read(String.join("", words)));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "userName",
                        "emails",
                        "emails.type",
                        "active",
                        "name",
                        "shoeSize",
                        "meta.created",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        "urn:ietf:params:scim:schemas:core:2.0:User:title",
                        "eq",
                        "ne",
                        "co",
                        "gt",
                        "pr",
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        "[",
                        "]",
                        "].value",
                        "\"x\"",
                        "\"",
                        "\\",
                        "True",
                        "null",
                        "12",
                        ".")
                .list()
                .ofMaxSize(12);
    }

    private static ScimFilter read(String text) {
        return FilterReader.read(USER, text);
    }

    private static String valueOf(String filter) {
        return ((Comparison) read(filter)).value().asText();
    }

    private static Optional<String> placeOf(String filter) {
        return ((Comparison) read(filter)).place().map(Place::path);
    }
}
