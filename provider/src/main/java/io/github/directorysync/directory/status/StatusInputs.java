package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.IssuedToken;
import java.util.List;
import java.util.Optional;

/**
 * Everything that determines a directory's status.
 *
 * @param tokens all issued tokens, including expired ones
 * @param removing whether the directory is being deleted
 * @param linkSent whether a valid set-up link was sent
 * @param signIn how its users sign in
 * @param held the number of changes that the guard holds
 * @param reviews the number of users who wait for an administrator's decision
 * @param affiliation the state of its organization
 * @param imported what a realm import has left incomplete
 * @param renamed its groups that an administrator has renamed in Keycloak
 * @param entitlement whether it may use directory sync
 * @param roles faults in the roles of its apps
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
        List<Status.AttentionReason> roles,
        RenamedGroups renamed,
        Entitlement entitlement) {

    public StatusInputs {
        tokens = List.copyOf(tokens);
        roles = List.copyOf(roles);
    }

    /** Whether it has a credential that does not expire. */
    boolean hasLastingKey() {
        return !directory.access().declaredTokens().isEmpty()
                || !directory.access().clients().isEmpty();
    }

    /** The issued token that was used last. */
    Optional<IssuedToken> tokenInUse() {
        return tokens.stream()
                .filter(token -> token.lastUsed().isPresent())
                .max((one, other) ->
                        one.lastUsed().orElseThrow().compareTo(other.lastUsed().orElseThrow()));
    }
}
