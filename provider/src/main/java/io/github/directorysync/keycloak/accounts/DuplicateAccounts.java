package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.MatchedAccount;
import io.github.directorysync.sync.accounts.MatchedBy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/** Second accounts of users who signed in by a new NameID before their directory sent it. */
public record DuplicateAccounts(DirectoryContext context) {

    /**
     * Returns accounts that belong to no directory, came from the directory's identity provider, and match what a user of
     * the directory is to be called.
     *
     * @param user Keycloak's id of that user
     * @param after the user as the directory sends it
     */
    public List<AccountCandidate> of(String user, ScimUser after) {
        RealmModel realm = context.realm();
        if (context.directory().saml().identityProvider().isEmpty()) {
            return List.of();
        }
        new NameIdLock(context).take();
        Set<String> ids = new AccountSearch(context)
                .of(after).stream()
                        .filter(one -> !realm.isDuplicateEmailsAllowed() || one.by() != MatchedBy.EMAIL)
                        .map(MatchedAccount::id)
                        .filter(id -> !id.equals(user))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (ids.isEmpty()) {
            return List.of();
        }
        ids.removeAll(context.database()
                .list(
                        "select d.userId from AnyDirectoryUserEntity d where d.userId in (:ids)"
                                + " union select f.userId from FormerUserEntity f where f.userId in (:ids)",
                        String.class,
                        Map.of("ids", ids)));
        return ids.stream()
                .map(id -> context.session().users().getUserById(realm, id))
                .filter(Objects::nonNull)
                .map(account -> new CandidateLookup(context).of(account, false))
                .filter(candidate -> candidate.nameId().isPresent())
                .toList();
    }
}
