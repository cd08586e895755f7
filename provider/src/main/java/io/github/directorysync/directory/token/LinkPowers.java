package io.github.directorysync.directory.token;

import java.util.Set;
import java.util.stream.Stream;

/**
 * The permissions of the holder of a set-up link.
 *
 * @param attributes the user attributes whose source the holder may set
 * @param highestRoles the ids of the highest Keycloak roles that the holder may map groups to, one for each app
 */
public record LinkPowers(Set<LinkScope> scopes, Set<String> attributes, Set<String> highestRoles) {

    public LinkPowers {
        scopes = Set.copyOf(scopes);
        attributes = Set.copyOf(attributes);
        highestRoles = Set.copyOf(highestRoles);
    }

    /** Whether the holder has at least one of these scopes. */
    public boolean include(LinkScope... any) {
        return Stream.of(any).anyMatch(scopes::contains);
    }
}
