package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.LadderChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A ladder as it is filled in: {@code roles}, each with {@code name} and {@code level}, and {@code defaultRole}. Roles
 * that are not in the list leave the ladder; a field that is not there leaves things as they are.
 */
record LadderForm(Form form) {

    static final int LONGEST_NAME = 255;
    private static final int MOST_ROLES = 1000;

    LadderChange read() {
        return new LadderChange(levels(), defaultRole());
    }

    private Optional<Map<String, Integer>> levels() {
        if (!form.has("roles")) {
            return Optional.empty();
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        form.each("roles", MOST_ROLES, this::rung).forEach(rung -> {
            if (levels.put(rung.getKey(), rung.getValue()) != null) {
                throw new InvalidSettings("roles", "The role " + rung.getKey() + " is named twice.");
            }
        });
        return Optional.of(levels);
    }

    private Map.Entry<String, Integer> rung(Form rung) {
        int level = rung.optionalNumber("level", Integer.MIN_VALUE, Integer.MAX_VALUE)
                .orElseThrow(() -> new InvalidSettings("level", "The field level must be a whole number."));
        return Map.entry(rung.text("name", LONGEST_NAME), level);
    }

    private Optional<String> defaultRole() {
        JsonNode value = form.fields().path("defaultRole");
        return value.isMissingNode()
                ? Optional.empty()
                : Optional.of(form.optionalText("defaultRole", LONGEST_NAME).orElse(""));
    }
}
