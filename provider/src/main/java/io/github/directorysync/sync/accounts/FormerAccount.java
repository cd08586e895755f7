package io.github.directorysync.sync.accounts;

import java.util.Optional;

/**
 * An account of somebody whom a directory has deleted, which has the externalId, the user name, the e-mail or the NameID of
 * the person who is sent now.
 *
 * @param id Keycloak's
 * @param externalId of the person who was deleted
 * @param sameName whether its user name is the one that was sent
 * @param sameEmail whether its e-mail is the one that was sent, or there is none on either side
 * @param state what would be lost with it
 */
public record FormerAccount(String id, Optional<String> externalId, boolean sameName, boolean sameEmail, State state) {

    /** What an account that a directory has deleted is still good for. */
    public enum State {
        DISABLED,
        /** It can be used, because the guard holds its removal, or suspending is switched off; it has no roles and no groups. */
        ENABLED,
        /** It can be used, and has roles or groups. */
        ENABLED_WITH_ROLES,
        /** It administers Keycloak by now. */
        ADMINISTERS
    }

    boolean isAnotherThan(Optional<String> sent) {
        return sent.isPresent() && externalId.isPresent() && !sent.equals(externalId);
    }

    boolean isThe(Optional<String> sent) {
        return sent.isPresent() && sent.equals(externalId);
    }
}
