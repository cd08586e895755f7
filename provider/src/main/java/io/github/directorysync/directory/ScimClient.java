package io.github.directorysync.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the SCIM client of a directory means what SCIM leaves open.
 *
 * @param kind which identity provider it is: one of {@code DirectorySettings.KINDS}
 * @param putWithoutMembers what a PUT of a group means that has no {@code members}
 */
public record ScimClient(String kind, PutWithoutMembers putWithoutMembers) {

    /** What becomes of the members of a group by a PUT that has no {@code members}. */
    public enum PutWithoutMembers {
        /** They stay: the client says nothing of them, as Okta's rename. */
        KEEP,
        /** They leave: the client leaves out an empty list (RFC 7644 §3.5.1), as keycloak-scim. */
        CLEAR;

        /** As it is written in the settings. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<PutWithoutMembers> of(String key) {
            return List.of(values()).stream()
                    .filter(meaning -> meaning.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * Kinds whose PUT lists all members. All others change members by PATCH, or are known to send a PUT that renames a group and
     * says nothing of its members.
     */
    private static final Set<String> LIST_ALL_MEMBERS = Set.of("generic", "pingfederate");

    /** A client of that kind, with what its directory's settings say of it, if they do. */
    public static ScimClient of(String kind, Optional<PutWithoutMembers> chosen) {
        return new ScimClient(
                kind,
                chosen.orElse(LIST_ALL_MEMBERS.contains(kind) ? PutWithoutMembers.CLEAR : PutWithoutMembers.KEEP));
    }

    /** Whether a PATCH of a group is answered with the group. Entra documents and expects 204 without a body. */
    public boolean wantsPatchedGroup() {
        return !kind.equals("entra");
    }
}
