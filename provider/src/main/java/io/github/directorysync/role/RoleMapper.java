package io.github.directorysync.role;

import java.util.Optional;
import java.util.Set;

/**
 * A protocol mapper of a client that may write roles into its tokens or assertions.
 *
 * @param scope the client scope that contains the mapper; empty for a mapper of the client itself
 * @param writes the name of the SAML attribute, or the path of the claim
 * @param into the tokens that the claim is written into; empty for SAML
 */
public record RoleMapper(
        String id, String name, Optional<String> scope, MapperKind kind, String writes, Set<String> into) {

    /** The content of the attribute or claim that the mapper writes. */
    public enum MapperKind {
        /** The one resolved role. */
        RESOLVED,
        /** All Keycloak roles of the user. */
        ALL_ROLES,
        /** Anything else. */
        OTHER
    }

    /** The protocol of the client. */
    public enum Protocol {
        SAML("attribute"),
        OIDC("claim");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        /** The protocol's term for the written value: attribute or claim. */
        public String word() {
            return word;
        }
    }

    public RoleMapper {
        into = Set.copyOf(into);
    }

    /** Describes where an administrator finds the mapper, as part of a sentence. */
    public String place() {
        return scope.map(in -> "the mapper " + name + " of the client scope " + in)
                .orElse("the client's mapper " + name);
    }

    /**
     * Whether both mappers write to the same place. Names of SAML attributes are compared without regard to case, as many
     * apps do; a claim also conflicts with a claim that contains it.
     */
    boolean meets(RoleMapper other, Protocol protocol) {
        if (protocol == Protocol.SAML) {
            return writes.equalsIgnoreCase(other.writes);
        }
        boolean nested = (writes + ".").startsWith(other.writes + ".") || (other.writes + ".").startsWith(writes + ".");
        return nested && into.stream().anyMatch(other.into::contains);
    }
}
