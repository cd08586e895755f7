package io.github.directorysync.sync.accounts;

import java.util.Optional;

/**
 * The account of a user whom the directory has deleted, which has the externalId, user name, e-mail or NameID of a person
 * who is sent now.
 *
 * @param id the id of the Keycloak user
 * @param externalId the externalId of the deleted user
 * @param sameName whether its user name equals the sent one
 * @param sameEmail whether its e-mail equals the sent one, or neither has one
 * @param state the state of the account
 */
public record FormerAccount(
        String id, Optional<String> externalId, boolean sameName, boolean sameEmail, FormerState state) {

    /** The state of the account of a deleted user. */
    public enum FormerState {
        DISABLED,
        /**
         * It is enabled, because the guard holds its removal or suspending is switched off; it has no roles and no groups.
         */
        ENABLED,
        /** It is enabled and has roles or groups. */
        ENABLED_WITH_ROLES,
        /** It has administrative roles in Keycloak. */
        ADMINISTERS
    }

    boolean isAnotherThan(Optional<String> sent) {
        return sent.isPresent() && externalId.isPresent() && !sent.equals(externalId);
    }

    boolean isThe(Optional<String> sent) {
        return sent.isPresent() && sent.equals(externalId);
    }
}
