package io.github.directorysync.directory.token;

import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody with a set-up link may do, and how far.
 *
 * @param attributes the user attributes that they may fill
 * @param highestRoles Keycloak's ids of the highest roles that they may map groups to, one for each app
 */
public record LinkPowers(Set<LinkScope> scopes, Set<String> attributes, Set<String> highestRoles) {

    public LinkPowers {
        scopes = Set.copyOf(scopes);
        attributes = Set.copyOf(attributes);
        highestRoles = Set.copyOf(highestRoles);
    }

    /** Whether they may do one of these. */
    public boolean include(LinkScope... any) {
        return Stream.of(any).anyMatch(scopes::contains);
    }
}
