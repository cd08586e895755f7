package io.github.directorysync.console.roles;

import io.github.directorysync.console.Fields;
import io.github.directorysync.keycloak.apps.LadderChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form of a ladder: {@code roles}, each with {@code name} and {@code level}, and {@code defaultRole}. Roles that
 * are not listed leave the ladder; fields that are not sent stay unchanged.
 */
record LadderForm(Fields form) {

    static final Set<String> KNOWN = Set.of("roles", "defaultRole");

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
        form.each("roles", MOST_ROLES, Set.of("name", "level"), LadderForm::rung)
                .forEach(rung -> {
                    if (levels.put(rung.getKey(), rung.getValue()) != null) {
                        form.fault("roles", "The role " + rung.getKey() + " is named twice.");
                    }
                });
        return Optional.of(levels);
    }

    private static Map.Entry<String, Integer> rung(Fields rung) {
        Optional<Integer> level = rung.optionalNumber("level", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (level.isEmpty()) {
            rung.fault("level", "The field level must be a whole number.");
        }
        return Map.entry(rung.text("name", LONGEST_NAME), level.orElse(0));
    }

    private Optional<String> defaultRole() {
        return form.has("defaultRole")
                ? Optional.of(form.optionalText("defaultRole", LONGEST_NAME).orElse(""))
                : Optional.empty();
    }
}
