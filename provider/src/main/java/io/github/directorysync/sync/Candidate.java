package io.github.directorysync.sync;

import java.util.Set;

/**
 * An account that the realm has already, and that may be the person whom a directory sends.
 *
 * @param id Keycloak's
 * @param facts what is known of it
 */
public record Candidate(String id, Set<Fact> facts) {

    /** What speaks for the directory, or against it. */
    public enum Fact {
        /** It administers Keycloak. */
        ADMINISTERS,
        SERVICE_ACCOUNT,
        /** It is another directory's, also if that one's removal of it is held. */
        OTHER_DIRECTORY,
        /** Keycloak has it from a user federation, such as LDAP. */
        KEPT_ELSEWHERE,
        DISABLED,
        /** It signs in through an identity provider that is another directory's. */
        SIGNS_IN_ELSEWHERE,
        /** It has signed in through the directory's identity provider. */
        SIGNED_IN,
        /** Its e-mail is verified, and in a domain that the directory's customer has proved to own. */
        EMAIL_PROVED
    }

    public Candidate {
        facts = Set.copyOf(facts);
    }

    boolean is(Fact fact) {
        return facts.contains(fact);
    }
}
