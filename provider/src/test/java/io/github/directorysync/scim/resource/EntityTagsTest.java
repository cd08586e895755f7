package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 §3.14. */
class EntityTagsTest {

    private static final Stored<String> THIRD = new Stored<>("1", "a", Instant.EPOCH, Instant.EPOCH, 3);

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"3\"", "w/\"3\"", "3", "*", " W/\"3\" ", "W/\"2\", W/\"3\"", "\"2\",*"})
    void these_include_the_third_version(String header) {
        assertThat(EntityTags.of(header).include(THIRD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"2\"", "\"33\"", "", ",", "W/", "X/\"3\"", "W/\"1\", W/\"2\""})
    void these_do_not(String header) {
        assertThat(EntityTags.of(header).include(THIRD)).isFalse();
    }
}
