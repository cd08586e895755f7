package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.AccountCandidate.Fact;
import io.github.directorysync.sync.accounts.AccountMatchSet;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.accounts.MatchedAccount;
import io.github.directorysync.sync.accounts.MatchedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderModel;

/** Finds existing accounts of the realm that may belong to a user whom a directory sends. */
public final class AccountMatcher {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;
    private final NameIdLock lock;
    private final CandidateLookup facts;
    private final AccountSearch search;

    public AccountMatcher(DirectoryContext context) {
        this.session = context.session();
        this.realm = context.realm();
        this.directory = context.directory();
        this.database = context.database();
        this.lock = new NameIdLock(context);
        this.facts = new CandidateLookup(context);
        this.search = new AccountSearch(context);
    }

    /**
     * Returns the accounts that may belong to this user.
     *
     * @throws ScimProblem 409 if one of them is a user of this directory already
     */
    public List<AccountCandidate> of(ScimUser person) {
        lock.take();
        List<MatchedAccount> found = search.of(person);
        if (found.isEmpty()) {
            return inUserFederations(person);
        }
        Map<String, String> owners = owners(found);
        AccountMatchSet matches = matches(found, owners);
        matches = matches.without(releasedNameIds(matches, person), MatchedBy.NAME_ID);
        matches.taken().ifPresent(one -> {
            throw taken(one, person);
        });
        return candidates(matches, owners, person);
    }

    private AccountMatchSet matches(List<MatchedAccount> found, Map<String, String> owners) {
        Set<String> own = owners.entrySet().stream()
                .filter(owner -> owner.getValue().equals(directory.id()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new AccountMatchSet(found, own, realm.isDuplicateEmailsAllowed());
    }

    /** The error text may name the attribute that is taken, because the holder is a user of the same directory. */
    private ScimProblem taken(MatchedAccount one, ScimUser person) {
        String userName = AccountNames.userName(person);
        String account = directory.accountName(userName);
        UserModel user = session.users().getUserById(realm, one.id());
        boolean qualified = !account.equals(userName) && user != null && account.equals(user.getUsername());
        return one.by() == MatchedBy.USER_NAME && qualified
                ? ProfileProblem.qualifiedTaken(userName, account)
                : ProfileProblem.takenHere(one.by().word());
    }

    /**
     * Returns the accounts that may belong to the user of a placeholder; empty if one of them is another user of this
     * directory.
     */
    public List<AccountCandidate> ofPlaceholder(ScimUser waiting) {
        List<MatchedAccount> found = search.of(waiting);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, String> owners = owners(found);
        AccountMatchSet matches = matches(found, owners);
        return matches.includeOwn() ? List.of() : candidates(matches, owners, waiting);
    }

    /**
     * Deletes the identity-provider links of users of the directory who signed in by the NameID that they had before they
     * were renamed: the NameID is another person's now. Their next sign-in makes a new link.
     *
     * @return the ids of those users
     */
    private Set<String> releasedNameIds(AccountMatchSet matches, ScimUser person) {
        String nameId = Claim.of(directory, person).nameId().orElse("");
        Set<String> former = matches.ownBy(MatchedBy.NAME_ID).stream()
                .filter(id -> new FormerNameIds(database).isFormer(id, nameId))
                .collect(Collectors.toSet());
        former.stream()
                .map(id -> session.users().getUserById(realm, id))
                .filter(Objects::nonNull)
                .forEach(user -> session.users()
                        .removeFederatedIdentity(
                                realm, user, directory.saml().identityProvider().orElseThrow()));
        return former;
    }

    /**
     * Where the realm allows duplicate e-mails, an account that matches by e-mail only is left out unless linking is
     * allowed.
     */
    private List<AccountCandidate> candidates(AccountMatchSet matches, Map<String, String> owners, ScimUser person) {
        Optional<String> onlyByEmail = matches.onlyByEmail();
        if (onlyByEmail.isEmpty()) {
            return candidates(matches.candidates(), owners);
        }
        List<AccountCandidate> only = candidates(List.of(onlyByEmail.get()), owners);
        return Linking.of(only, Claim.of(directory, person)).fold(adopt -> only, refuse -> List.of());
    }

    /**
     * Looks in user federations for accounts that Keycloak has not imported yet. A realm without user federations is not
     * asked.
     */
    private List<AccountCandidate> inUserFederations(ScimUser person) {
        boolean noFederation = realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .noneMatch(component -> component.get(UserStorageProviderModel.ENABLED, true));
        return noFederation
                ? List.of()
                : Stream.of(
                                Optional.ofNullable(session.users()
                                        .getUserByUsername(
                                                realm, directory.accountName(AccountNames.userName(person)))),
                                Optional.ofNullable(AccountNames.email(person))
                                        .map(email -> session.users().getUserByEmail(realm, email)))
                        .flatMap(Optional::stream)
                        .limit(1)
                        .map(user -> new AccountCandidate(
                                user.getId(), Set.of(Fact.KEPT_ELSEWHERE), Optional.empty(), Optional.empty()))
                        .toList();
    }

    /**
     * Returns the owning directory's id by account id. Leaves out users of this directory whose removal is held: the
     * directory has deleted them.
     */
    private Map<String, String> owners(List<MatchedAccount> found) {
        Map<String, String> owners = new HashMap<>();
        database.forEach(
                "select d.userId, d.directoryId from AnyDirectoryUserEntity d where d.userId in (:ids)"
                        + " and not (d.directoryId = :directory and d.gone is not null)",
                Map.of("ids", found.stream().map(MatchedAccount::id).toList(), "directory", directory.id()),
                row -> owners.put(row.text(0), row.text(1)));
        return owners;
    }

    private List<AccountCandidate> candidates(List<String> found, Map<String, String> owners) {
        List<AccountCandidate> candidates = new ArrayList<>();
        for (String id : found) {
            UserModel user = session.users().getUserById(realm, id);
            if (user != null) {
                candidates.add(facts.of(user, owners.containsKey(id)));
            }
        }
        return candidates;
    }
}
