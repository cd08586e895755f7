package io.github.directorysync.sync.accounts;

import java.util.Optional;
import java.util.Set;

/**
 * An existing account of the realm that may belong to a person whom a directory sends.
 *
 * @param id the id of the Keycloak user
 * @param facts reasons why a directory must not get the account
 * @param verifiedEmail its e-mail in lower case; empty if it is not verified
 * @param nameId the NameID of its link to the directory's own identity provider; empty if it has no link
 */
public record AccountCandidate(String id, Set<Fact> facts, Optional<String> verifiedEmail, Optional<String> nameId) {

    /** Reasons why a directory must not get an account, independent of the person who is sent. */
    public enum Fact {
        /** It has administrative roles in Keycloak. */
        ADMINISTERS,
        SERVICE_ACCOUNT,
        /** It belongs to another directory, even if its removal from that one is held. */
        OTHER_DIRECTORY,
        /** It comes from a user federation such as LDAP. */
        KEPT_ELSEWHERE,
        DISABLED,
        /** It has a link to the identity provider of another directory. */
        SIGNS_IN_ELSEWHERE
    }

    public AccountCandidate {
        facts = Set.copyOf(facts);
    }

    boolean is(Fact fact) {
        return facts.contains(fact);
    }
}
