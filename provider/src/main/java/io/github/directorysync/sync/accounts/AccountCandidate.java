package io.github.directorysync.sync.accounts;

import java.util.Optional;
import java.util.Set;

/**
 * An account that the realm has already, and that may be the person whom a directory sends.
 *
 * @param id Keycloak's
 * @param facts what speaks against a directory that wants it
 * @param verifiedEmail its e-mail, in lower case, if that is verified
 * @param nameId the NameID of its link at the directory's own identity provider, if it has one
 */
public record AccountCandidate(String id, Set<Fact> facts, Optional<String> verifiedEmail, Optional<String> nameId) {

    /** What speaks against a directory that wants an account, whoever is sent. */
    public enum Fact {
        /** It administers Keycloak. */
        ADMINISTERS,
        SERVICE_ACCOUNT,
        /** It is another directory's, also if that one's removal of it is held. */
        OTHER_DIRECTORY,
        /** Keycloak has it from a user federation, such as LDAP. */
        KEPT_ELSEWHERE,
        DISABLED,
        /** It has a link at an identity provider that is another directory's. */
        SIGNS_IN_ELSEWHERE
    }

    public AccountCandidate {
        facts = Set.copyOf(facts);
    }

    boolean is(Fact fact) {
        return facts.contains(fact);
    }
}
