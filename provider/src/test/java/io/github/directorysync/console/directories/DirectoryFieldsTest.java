package io.github.directorysync.console.directories;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.keycloak.settings.SettingDescriptor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryFieldsTest {

    @Test
    void every_setting_concerns_people_but_for_those_of_the_directory_alone() {
        assertThat(SettingDescriptor.all().stream()
                        .map(SettingDescriptor::key)
                        .filter(key -> !DirectoryFields.concernPeople(Map.of(key, List.of("x")), Map.of())))
                .containsExactlyInAnyOrder(
                        "alias", "kind", "paused", "contacts", "rate-limit", "rate-burst", "primary-app");
    }

    @Test
    void a_setting_that_stays_as_it_is_concerns_nobody() {
        Map<String, List<String>> before = Map.of("clients", List.of("okta"));

        assertThat(DirectoryFields.concernPeople(Map.of("clients", List.of("okta"), "token", List.of()), before))
                .isFalse();
        assertThat(DirectoryFields.concernPeople(Map.of("clients", List.of("entra")), before))
                .isTrue();
        assertThat(DirectoryFields.concernPeople(Map.of("clients", List.of()), before))
                .isTrue();
    }
}
