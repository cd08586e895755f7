package io.github.directorysync.sync.accounts;

import java.util.List;

/**
 * Who has already something of what a person is called who is sent.
 *
 * @param own Keycloak's ids of users of this directory that have the userName or the externalId
 * @param former accounts of people whom the directory has deleted
 */
public record IdentityMatches(List<String> own, List<FormerAccount> former) {

    public IdentityMatches {
        own = List.copyOf(own);
        former = List.copyOf(former);
    }
}
