package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lenient directory may say although the realm's user profile refuses it. */
class ProfileErrorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'brien@acme.test",
                "ada_contoso.com#ext#@acme.onmicrosoft.com",
                "100%",
                "sales/ann",
                "ann bee",
                "王小明",
                "王小明ann",
                "たなか太郎",
                "דוד.לוי",
                "иван@acme.test",
                "jose\u0301",
                "josé",
                "<ann> & \"bo\"; * ! # ( ) [ ] { } ` $ ? ^ = , : \\ | ~"
            })
    void names_of_real_people_are_user_names(String userName) {
        assertThat(userName("username-prohibited-characters", userName)).isTrue();
        assertThat(userName("up-username-not-idn-homograph", userName)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A tab, a line end and what XML cannot say.
                "ann\tbee",
                "ann\nbee",
                "ann\u0001",
                "ann\u2028",
                "ann\ud800",
                "ann\ufffe",
                // Zero width, direction, byte order mark.
                "a\u200bnn",
                "a\u200dnn",
                "\u202eann",
                "ann\ufeff",
                // What Unicode calls default ignorable: joiner, fillers, inherent vowels, selectors, tags.
                "sam\u034f",
                "sam\u115f",
                "sam\u1160",
                "sam\u3164",
                "sam\uffa0",
                "sam\u17b4",
                "sam\u17b5",
                "sam\u180b",
                "sam\u180f",
                "sam\u2065",
                "sam\ufe00",
                "sam\ufe0f",
                "sam\udb40\udd00",
                "sam\udb40\uddef",
                "sam\udb40\udc41",
                // A blank that no form cuts off.
                "sam\u2800",
                // A form cuts these off.
                " ann",
                "ann ",
                "\u00a0ann",
                // A second form of the same letters.
                "\uff41nn",
                "ann\uff20acme",
                "ann\u00a0bee",
                "\ufb01nn",
                // Cyrillic а and ο in a Latin word.
                "\u0430nn",
                "bo\u03bf",
                "nn.\u0430nn@acme.test"
            })
    void user_names_that_look_like_anothers_stay_refused(String userName) {
        assertThat(userName("username-prohibited-characters", userName)).isFalse();
        assertThat(userName("up-username-not-idn-homograph", userName)).isFalse();
    }

    @Test
    void a_name_may_be_written_as_people_write_it_but_for_control_characters() {
        assertThat(name("Ann (Ops) [x] <y> & \"z\" / # * ; ! \u200c")).isTrue();
        assertThat(name("Ann\u0007")).isFalse();
        assertThat(name("Ann\nBee")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length",
                "multivalued",
                "options",
                "integer",
                "up-duplicate-email",
                "up-duplicate-username",
                "up-readonly-attribute-unchanged",
                "up-immutable-attribute",
                "organization-member-validator",
                "somebody-elses"
            })
    void lengths_uniqueness_permissions_and_rules_that_nobody_knows_hold(String rule) {
        assertThat(new ProfileError("firstName", rule, List.of("Ann")).isPassedOver())
                .isFalse();
    }

    @Test
    void what_is_missing_may_be_missing() {
        assertThat(new ProfileError("lastName", "up-attribute-required-by-metadata-value", List.of()).isPassedOver())
                .isTrue();
    }

    private static boolean userName(String rule, String userName) {
        return new ProfileError("username", rule, List.of(userName)).isPassedOver();
    }

    private static boolean name(String name) {
        return new ProfileError("firstName", "person-name-prohibited-characters", List.of(name)).isPassedOver();
    }
}
