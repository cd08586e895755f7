package io.github.directorysync.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.directory.InvalidSettings.SettingFault;
import io.github.directorysync.directory.settings.DirectorySettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void everything_that_is_wrong_is_said_at_once_and_of_each_field_what_was_found_first() {
        faults.add("alias", "The alias is missing.");
        String read = faults.read(
                () -> {
                    throw new InvalidSettings("kind", "The kind is unknown.");
                },
                "generic");
        faults.check(() -> {
            throw new InvalidSettings("alias", "The alias is taken.");
        });

        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, faults::raise);

        assertThat(read).isEqualTo("generic");
        assertThat(refused.faults())
                .containsExactly(
                        new SettingFault("alias", "The alias is missing."),
                        new SettingFault("kind", "The kind is unknown."));
        assertThat(refused).hasMessage("The alias is missing. The kind is unknown.");
        assertThat(refused.renamed(field -> "x-" + field).key()).isEqualTo("x-alias");
        assertThat(faults.has("kind")).isTrue();
    }

    @Test
    void where_nothing_is_wrong_nothing_is_refused() {
        assertThat(faults.read(() -> 5, 0)).isEqualTo(5);
        faults.check(() -> {});

        assertThatCode(faults::raise).doesNotThrowAnyException();
    }

    @Test
    void of_a_directory_every_setting_that_is_wrong_is_found() {
        DirectorySettings settings = new DirectorySettings(Map.of(
                "alias", List.of("Not An Alias"),
                "kind", List.of("unheard-of"),
                "guard-count", List.of("many"),
                "verified-domains", List.of("x y"),
                "pushed-roles", List.of("true")));

        assertThat(settings.readRight("id", " ", faults)).isPresent();

        assertThat(catchThrowableOfType(InvalidSettings.class, faults::raise).faults())
                .extracting(SettingFault::field)
                .containsExactlyInAnyOrder("name", "alias", "kind", "guard-count", "verified-domains", "pushed-roles");
    }
}
