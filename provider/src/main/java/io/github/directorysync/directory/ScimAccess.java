package io.github.directorysync.directory;

import java.util.List;
import java.util.Set;

/**
 * Who may call the SCIM endpoint of a directory, from where and how often.
 *
 * @param declaredTokens tokens that the realm's configuration declares, next to those issued later
 * @param clients the clientIds of the realm's clients whose access tokens are accepted too
 * @param addresses the IP addresses from which it may be called
 * @param rateLimit how many requests it may send
 * @param paused whether everything that it sends is refused
 */
public record ScimAccess(
        List<TokenHash> declaredTokens, Set<String> clients, Addresses addresses, RateLimit rateLimit, boolean paused) {

    public ScimAccess {
        declaredTokens = List.copyOf(declaredTokens);
        clients = Set.copyOf(clients);
    }
}
