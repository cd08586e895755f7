package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.UserNames;
import java.time.Instant;
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

    /** What helps where two customers have somebody of one bare user name, beside what the reason says. */
    public Optional<String> advice(Directory directory) {
        String userName = UserNames.key(sent.userName());
        boolean isNameOnly = account.filter(there -> there.userName().equals(userName)
                        && there.email()
                                .filter(email ->
                                        email.equalsIgnoreCase(sent.email().orElse("")))
                                .isEmpty())
                .isPresent();
        return isNameOnly
                        && !directory.accounts().qualified()
                        && !directory.qualified(userName).equals(userName)
                ? Optional.of(
                        "If the account is somebody else's who has the same user name: switch on qualify-user-names of"
                                + " this directory. The person is then made as " + directory.qualified(userName)
                                + " when they are sent next; the directory goes on seeing " + userName
                                + ", and nobody who is there already is renamed.")
                : Optional.empty();
    }

    /** What becomes of it. */
    public enum State {
        OPEN,
        LINKED,
        DISMISSED;

        /** As it is shown and filtered by. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whom the directory sent.
     *
     * @param user Keycloak's id of the directory's user who was to be called so from now on; empty for somebody new
     */
    public record Sent(String userName, Optional<String> externalId, Optional<String> email, Optional<String> user) {}

    /** The account that is there. */
    public record Account(String id, String userName, Optional<String> email) {}

    /** When it was decided, and by whom. */
    public record Decision(Instant at, String by) {}
}
