package io.github.directorysync.console.directories;

import io.github.directorysync.console.Expiry;
import io.github.directorysync.console.Fields;
import io.github.directorysync.directory.token.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The forms to issue, rotate or edit a directory token. */
final class TokenForm {

    static final Set<String> ISSUE = Set.of("label", "expires", "expiresIn");
    static final Set<String> EDIT = ISSUE;
    static final Set<String> ROTATE = Set.of("label", "expires", "expiresIn", "overlap");

    private static final int LONGEST_LABEL = 255;
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(3650);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);
    private static final Duration USUAL_OVERLAP = Duration.ofDays(7);

    private TokenForm() {}

    /** A new token, without an end by default. */
    record Issue(String label, Optional<Instant> expires) {}

    /** The rotation of a token. */
    record Rotation(String label, Duration overlap, Expiry expiry) {}

    /** Changes of a token. */
    record Edit(Optional<String> label, Expiry expiry) {}

    static Issue issue(Fields form) {
        return new Issue(form.text("label", LONGEST_LABEL), expiry(form).end());
    }

    static Rotation rotate(Fields form, IssuedToken old) {
        return new Rotation(
                form.optionalText("label", LONGEST_LABEL).orElse(old.label()),
                form.optionalDuration("overlap", Duration.ZERO, LONGEST_OVERLAP).orElse(USUAL_OVERLAP),
                expiry(form));
    }

    static Edit edit(Fields form) {
        Optional<String> label = form.has("label") ? Optional.of(form.text("label", LONGEST_LABEL)) : Optional.empty();
        return new Edit(label, expiry(form));
    }

    private static Expiry expiry(Fields form) {
        return Expiry.read(form, SHORTEST_LIFE, LONGEST_LIFE);
    }
}
