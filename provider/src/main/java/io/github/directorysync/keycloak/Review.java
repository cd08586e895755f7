package io.github.directorysync.keycloak;

import io.github.directorysync.sync.Linking;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody whom a directory sent and did not get, because they may be an account that the realm has.
 *
 * @param sent whom it sent
 * @param account the account, where Keycloak keeps it
 * @param times how often they were sent
 */
public record Review(
        String id,
        String directoryId,
        Sent sent,
        Optional<Account> account,
        Linking.Reason reason,
        State state,
        int times,
        Instant created,
        Instant lastSent,
        Optional<Decision> decision) {

    /** What becomes of it. */
    public enum State {
        OPEN,
        LINKED,
        DISMISSED;

        /** As it is shown and filtered by. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String word) {
            return List.of(values()).stream()
                    .filter(state -> state.word().equals(word))
                    .findFirst();
        }
    }

    /** Whom the directory sent. */
    public record Sent(String userName, Optional<String> externalId, Optional<String> email) {}

    /** The account that is there. */
    public record Account(String id, String userName, Optional<String> email) {}

    /** When it was decided, and by whom. */
    public record Decision(Instant at, String by) {}
}
