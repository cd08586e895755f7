package io.github.directorysync.directory.flow;

import java.util.Optional;

/**
 * The state of one authentication flow of a realm, now or before it was changed.
 *
 * @param kind the purpose of the flow, as the admin API names it
 * @param provider the alias of the identity provider that uses it; empty for a flow of the realm
 * @param flow the alias of the flow; empty if there is none
 * @param builtIn whether it is a built-in flow of Keycloak, which cannot be changed
 * @param enforces whether Enforce SAML is in the flow and cannot be bypassed
 * @param used whether users can reach it now: not if its identity provider is disabled or password reset is off
 * @param words the state in words
 */
public record FlowState(
        String kind,
        Optional<String> provider,
        Optional<String> flow,
        boolean builtIn,
        boolean enforces,
        boolean used,
        FlowAction action,
        String words) {

    /** The change that puts Enforce SAML into a flow. */
    public enum FlowAction {
        /** Nothing: the flow is correct. */
        NONE,
        /** The step is added to a copy, which replaces the flow. */
        COPY,
        /** A copy that was made earlier replaces the flow. */
        BIND,
        /** The step is added to the flow itself. */
        INSERT,
        /** There is no flow: a minimal one is created. */
        MAKE,
        /** Nothing automatic: an administrator has to decide. */
        LEAVE,
        /** The original flow is used again. */
        RETURN
    }

    /** Whether a user can bypass Enforce SAML. */
    public boolean isOpen() {
        return used && !enforces;
    }
}
