package io.github.directorysync.directory.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a directory as the realm's configuration has them: read, or refused. */
abstract class SettingsScenario {

    static Directory read(Map<String, List<String>> values) {
        return new DirectorySettings(values).read("c1", "Acme Corp.");
    }

    /** Wrong is only what is written here. */
    static InvalidSettings refused(String name, Map<String, List<String>> wrong) {
        Map<String, List<String>> values = new HashMap<>(Map.of("alias", List.of("acme")));
        values.putAll(wrong);
        var invalid = catchThrowableOfType(InvalidSettings.class, () -> new DirectorySettings(values).read("c1", name));
        assertThat(invalid).as("a refusal").isNotNull();
        return invalid;
    }
}
