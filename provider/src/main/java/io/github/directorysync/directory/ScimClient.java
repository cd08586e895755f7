package io.github.directorysync.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a directory's SCIM client interprets what SCIM leaves open.
 *
 * @param kind the identity provider product: one of {@code DirectorySettings.KINDS}
 * @param putWithoutMembers the meaning of a group PUT without {@code members}
 */
public record ScimClient(String kind, PutWithoutMembers putWithoutMembers) {

    /** What a PUT of a group without {@code members} does to its members. */
    public enum PutWithoutMembers {
        /** Members stay: the client does not mention them, as Okta when it renames a group. */
        KEEP,
        /** Members are removed: the client omits an empty list (RFC 7644 §3.5.1), as keycloak-scim. */
        CLEAR;

        /** The value in the settings. */
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
     * Kinds whose PUT lists all members. All other kinds change members by PATCH, or are known to rename a group by a PUT
     * without members.
     */
    private static final Set<String> LIST_ALL_MEMBERS = Set.of("generic", "pingfederate");

    /** A client of that kind; the directory's setting overrides the kind's default. */
    public static ScimClient of(String kind, Optional<PutWithoutMembers> chosen) {
        return new ScimClient(
                kind,
                chosen.orElse(LIST_ALL_MEMBERS.contains(kind) ? PutWithoutMembers.CLEAR : PutWithoutMembers.KEEP));
    }

    /** Whether the response to a PATCH of a group contains the group. Entra documents and expects 204 without a body. */
    public boolean wantsPatchedGroup() {
        return !kind.equals("entra");
    }
}
