package io.github.directorysync.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.filter.ScimFilter.And;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Element;
import io.github.directorysync.scim.filter.ScimFilter.Not;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.filter.ScimFilter.Or;
import io.github.directorysync.scim.filter.ScimFilter.Present;
import io.github.directorysync.scim.schema.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators, names, precedence and value paths of filters (RFC 7644 §3.4.2.2). */
class FilterReaderTest extends FilterScenario {

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
    void not_negates_the_expression_in_its_parentheses() {
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
    void a_sub_attribute_behind_a_value_path_is_understood_as_entra_sends_it(String filter) {
        assertThat(read(filter)).isEqualTo(read("emails[type eq \"work\" and value eq \"x\"]"));
    }

    @Test
    void a_sub_attribute_behind_a_value_path_applies_to_every_alternative_in_it() {
        assertThat(read("emails[type eq \"work\" or type eq \"home\"].value eq \"x\""))
                .isEqualTo(read("emails[(type eq \"work\" or type eq \"home\") and value eq \"x\"]"));
    }

    @Test
    void a_sub_attribute_behind_a_value_path_may_be_tested_for_presence_and_be_one_of_several_terms() {
        assertThat(read("emails[type eq \"work\"].value pr and nickName pr"))
                .isEqualTo(read("emails[type eq \"work\" and value pr] and nickName pr"));
        assertThat(read("not (emails[type eq \"work\"].value eq \"x\")"))
                .isEqualTo(read("not (emails[type eq \"work\" and value eq \"x\"])"));
    }
}
