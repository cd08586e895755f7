package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.UserNames;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A person whom a directory sent and who was refused, because an existing account may be theirs.
 *
 * @param sent the sent person
 * @param account the existing account; empty if Keycloak no longer has it
 * @param times how often the person was sent
 */
public record Review(
        String id,
        String directoryId,
        SentPerson sent,
        Optional<ExistingAccount> account,
        Linking.LinkingObstacle reason,
        ReviewState state,
        int times,
        Instant created,
        Instant lastSent,
        Optional<Decision> decision) {

    /** Additional advice if two customers use the same userName without a domain. */
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

    /** The state of a review. */
    public enum ReviewState {
        OPEN,
        LINKED,
        DISMISSED;

        /** The value in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The sent person.
     *
     * @param user the id of the directory's user who was to be renamed; empty for a new person
     */
    public record SentPerson(
            String userName, Optional<String> externalId, Optional<String> email, Optional<String> user) {}

    /** The existing account. */
    public record ExistingAccount(String id, String userName, Optional<String> email) {}

    /** When the review was decided, and by which administrator. */
    public record Decision(Instant at, String by) {}
}
