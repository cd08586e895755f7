package io.github.directorysync.role;

import java.util.Optional;
import java.util.Set;

/**
 * A protocol mapper by which an app may be told of roles.
 *
 * @param scope the client scope that it is in; nothing for one of the client itself
 * @param writes the name of the SAML attribute, or the path of the claim
 * @param into the tokens that the claim goes into; nothing for SAML
 */
public record RoleMapper(String id, String name, Optional<String> scope, Kind kind, String writes, Set<String> into) {

    /** What it writes. */
    public enum Kind {
        /** The resolved role. */
        RESOLVED,
        /** All roles that Keycloak knows of the person. */
        ALL_ROLES,
        /** Something else. */
        OTHER
    }

    /** How the app is spoken to. */
    public enum Protocol {
        SAML("attribute"),
        OIDC("claim");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        /** What is written: an attribute or a claim. */
        public String word() {
            return word;
        }
    }

    public RoleMapper {
        into = Set.copyOf(into);
    }

    /** As an administrator finds it. */
    public String place() {
        return scope.map(in -> "the mapper " + name + " of the client scope " + in)
                .orElse("the client's mapper " + name);
    }

    /**
     * Whether an app would find both in one place. Names of SAML attributes are compared in any case, as many apps do;
     * a claim also meets one that it contains.
     */
    boolean meets(RoleMapper other, Protocol protocol) {
        if (protocol == Protocol.SAML) {
            return writes.equalsIgnoreCase(other.writes);
        }
        boolean nested = (writes + ".").startsWith(other.writes + ".") || (other.writes + ".").startsWith(writes + ".");
        return nested && into.stream().anyMatch(other.into::contains);
    }
}
