package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.IssuedToken;
import java.util.List;
import java.util.Optional;

/**
 * All that a directory's status follows from.
 *
 * @param tokens those that were issued, expired ones too
 * @param removing whether it is being deleted
 * @param linkSent whether somebody was sent a set-up link that is still good
 * @param signIn how its people sign in
 * @param held how many changes the guard holds
 * @param reviews how many people wait for somebody to decide
 * @param affiliation how its organization is
 * @param imported what an import has left open
 * @param renamed its groups that an administrator has renamed in Keycloak
 * @param entitlement whether it may be used at all
 * @param roles what is wrong with the roles of its apps
 */
public record StatusInputs(
        Directory directory,
        List<IssuedToken> tokens,
        LastSeen heard,
        boolean removing,
        boolean linkSent,
        SignIn signIn,
        long held,
        long reviews,
        OrganizationState affiliation,
        Imported imported,
        List<Status.Reason> roles,
        RenamedGroups renamed,
        Entitlement entitlement) {

    public StatusInputs {
        tokens = List.copyOf(tokens);
        roles = List.copyOf(roles);
    }

    /** Whether it opens to something that does not expire. */
    boolean hasLastingKey() {
        return !directory.access().declaredTokens().isEmpty()
                || !directory.access().clients().isEmpty();
    }

    /** The one that was used last, of those that were issued. */
    Optional<IssuedToken> tokenInUse() {
        return tokens.stream()
                .filter(token -> token.lastUsed().isPresent())
                .max((one, other) ->
                        one.lastUsed().orElseThrow().compareTo(other.lastUsed().orElseThrow()));
    }
}
