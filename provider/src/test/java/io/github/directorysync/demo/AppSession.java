package io.github.directorysync.demo;

import io.github.directorysync.whole.SignedIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Somebody who is signed in to the sample app.
 *
 * @param csrf what their own pages send along, and another site does not know
 * @param notice what the next page says first
 */
record AppSession(SignedIn person, String csrf, AtomicReference<Optional<Notice>> notice) {

    /** The outcome of what they have just done. */
    record Notice(boolean refused, String text) {}

    static AppSession of(SignedIn person) {
        return new AppSession(person, UUID.randomUUID().toString(), new AtomicReference<>(Optional.empty()));
    }

    boolean isAdmin() {
        return person.all("role").contains("Admin");
    }

    /** Whether the form comes from a page of this session. */
    boolean sent(Map<String, String> form) {
        return MessageDigest.isEqual(
                csrf.getBytes(StandardCharsets.UTF_8),
                form.getOrDefault("csrf", "").getBytes(StandardCharsets.UTF_8));
    }
}
