package io.github.directorysync.directory.flow;

import java.util.Optional;

/**
 * How one flow of a realm is, or was before it was changed.
 *
 * @param kind how the admin API calls what it is for
 * @param provider the alias of the identity provider whose it is; empty for the realm's
 * @param flow what it is called; empty if there is none
 * @param builtIn whether Keycloak brought it, so that it cannot be changed
 * @param enforces whether the step is there, and nobody gets in past it
 * @param used whether anybody comes to it now: not if its identity provider is disabled, nor if nobody may ask for a new
 *     password
 * @param words what that means, in words
 */
public record FlowState(
        String kind,
        Optional<String> provider,
        Optional<String> flow,
        boolean builtIn,
        boolean enforces,
        boolean used,
        Action action,
        String words) {

    /** What is done about it. */
    public enum Action {
        /** Nothing; it is as it should be. */
        NONE,
        /** A copy gets the step and takes its place. */
        COPY,
        /** A copy that was made earlier takes its place. */
        BIND,
        /** It gets the step itself. */
        INSERT,
        /** There is no flow, and a small one is made. */
        MAKE,
        /** Only an administrator can say what. */
        LEAVE,
        /** The flow before it takes its place again. */
        RETURN
    }

    /** Whether somebody gets in past the step. */
    public boolean isOpen() {
        return used && !enforces;
    }
}
