package io.github.directorysync.console.roles;

import io.github.directorysync.console.Expiry;
import io.github.directorysync.console.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The form of a role selector; the reason may be missing where nothing is changed. */
record SelectorForm(String role, String reason, Optional<Instant> expires) {

    private static final int LONGEST_REASON = 1000;
    static final Set<String> FIELDS = Set.of("role", "reason", "expires", "expiresIn");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    static SelectorForm of(Fields form, boolean dryRun) {
        return new SelectorForm(
                form.text("role", LadderForm.LONGEST_NAME),
                dryRun ? form.optionalText("reason", LONGEST_REASON).orElse("") : form.text("reason", LONGEST_REASON),
                Expiry.readOpen(form, SHORTEST, LONGEST).end());
    }
}
