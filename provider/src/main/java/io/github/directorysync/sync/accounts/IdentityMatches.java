package io.github.directorysync.sync.accounts;

import java.util.List;

/**
 * Accounts of a directory that share a name or id with a person who is sent.
 *
 * @param own the ids of the directory's users that have the userName or the externalId
 * @param former accounts of users whom the directory has deleted
 */
public record IdentityMatches(List<String> own, List<FormerAccount> former) {

    public IdentityMatches {
        own = List.copyOf(own);
        former = List.copyOf(former);
    }
}
