package io.github.directorysync.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.keycloak.accounts.SettingsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

/** {@code docs/settings.md} is generated; with {@code -Dsettings.page.write} this test writes it first. */
class SettingsPageTest {

    @BeforeAll
    static void write_the_page_on_request() throws IOException {
        if (System.getProperty("settings.page.write") != null) {
            Files.writeString(Path.of(SettingsPage.PATH), SettingsPage.text());
        }
    }

    @Test
    void the_page_of_settings_says_what_the_form_says() throws IOException {
        assertThat(Files.readString(Path.of(SettingsPage.PATH)))
                .as(
                        "docs/settings.md is not current. Write it: mvn -o test -Dtest=SettingsPageTest -Dsettings.page.write")
                .isEqualTo(SettingsPage.text());
    }

    @Test
    void every_setting_of_the_form_is_in_one_section_of_the_page() {
        assertThat(SettingsPage.SECTIONS.stream().flatMap(section -> section.keys().stream()))
                .as("the sections of SettingsPage")
                .containsExactlyInAnyOrderElementsOf(DirectoryProperties.properties().stream()
                        .map(ProviderConfigProperty::getName)
                        .toList());
    }
}
