package io.github.directorysync.directory;

import java.util.List;
import java.util.Set;

/**
 * Access to the SCIM endpoint of a directory: the IP addresses, access tokens and request rates that are accepted.
 *
 * @param declaredTokens hashes of tokens declared in the realm's configuration, in addition to tokens issued later
 * @param clients the client IDs of the realm whose access tokens are accepted too
 * @param addresses the IP addresses that may call it
 * @param rateLimit how many requests it may send
 * @param paused whether every SCIM request is refused
 */
public record ScimAccess(
        List<TokenHash> declaredTokens, Set<String> clients, Addresses addresses, RateLimit rateLimit, boolean paused) {

    public ScimAccess {
        declaredTokens = List.copyOf(declaredTokens);
        clients = Set.copyOf(clients);
    }
}
