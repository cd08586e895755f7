package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.AccountSearch.Found;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.Candidate;
import io.github.directorysync.sync.Candidate.Fact;
import io.github.directorysync.sync.Claim;
import io.github.directorysync.sync.Linking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderModel;

/** Accounts that the realm has already and that may be somebody whom a directory sends. */
final class KnownAccounts {

    private static final List<String> WHAT = List.of("userName", "NameID at the identity provider", "e-mail address");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;
    private final NameIdLock lock;
    private final CandidateFacts facts;
    private final AccountSearch search;

    KnownAccounts(Visit visit, Database database) {
        this.session = visit.session();
        this.realm = visit.realm();
        this.directory = visit.directory();
        this.database = database;
        this.lock = new NameIdLock(visit, database);
        this.facts = new CandidateFacts(visit);
        this.search = new AccountSearch(visit, database);
    }

    /**
     * Those that may be this person.
     *
     * @throws ScimProblem 409 if one of them is a user of this directory already
     */
    List<Candidate> of(ScimUser person) {
        lock.take();
        List<Found> found = search.of(person);
        if (found.isEmpty()) {
            return elsewhere(person);
        }
        Map<String, String> owners = owners(found);
        found = withoutFormerNameIds(found, owners, person);
        if (found.isEmpty()) {
            return List.of();
        }
        if (realm.isDuplicateEmailsAllowed()) {
            return withoutSharedEmails(found, owners, person);
        }
        for (Found one : found) {
            if (directory.id().equals(owners.get(one.id()))) {
                throw taken(one, person);
            }
        }
        return candidates(found, owners);
    }

    /** A user of this directory has it, so that may be said. */
    private ScimProblem taken(Found one, ScimUser person) {
        String userName = Accounts.userName(person);
        String account = directory.accountName(userName);
        UserModel user = session.users().getUserById(realm, one.id());
        boolean qualified = !account.equals(userName) && user != null && account.equals(user.getUsername());
        return one.by() == 0 && qualified
                ? Profiles.qualifiedTaken(userName, account)
                : Profiles.takenHere(WHAT.get(one.by()));
    }

    /** Those that may be somebody whose place is kept. If one of them is somebody else of this directory, it is nobody. */
    List<Candidate> beside(ScimUser waiting) {
        List<Found> found = search.of(waiting);
        Map<String, String> owners = found.isEmpty() ? Map.of() : owners(found);
        if (found.isEmpty() || owners.containsValue(directory.id())) {
            return List.of();
        }
        return realm.isDuplicateEmailsAllowed()
                ? withoutSharedEmails(found, owners, waiting)
                : candidates(found, owners);
    }

    /**
     * Of a user of the directory who signed in by the NameID that they had before they were renamed, the link has that one still. It is
     * another person's now, so it goes: their next sign-in makes it anew.
     */
    private List<Found> withoutFormerNameIds(List<Found> found, Map<String, String> owners, ScimUser person) {
        String nameId = Claim.of(directory, person).nameId().orElse("");
        List<Found> former = found.stream()
                .filter(one ->
                        one.by() == AccountSearch.BY_NAME_ID && directory.id().equals(owners.get(one.id())))
                .filter(one -> new FormerNameIds(database).remembers(one.id(), nameId))
                .toList();
        former.stream()
                .map(one -> session.users().getUserById(realm, one.id()))
                .filter(Objects::nonNull)
                .forEach(user -> session.users()
                        .removeFederatedIdentity(
                                realm, user, directory.identityProvider().orElseThrow()));
        return found.stream().filter(one -> !former.contains(one)).toList();
    }

    /** Where people may share an e-mail address, it says who somebody is only if nobody else has it and all is proved. */
    private List<Candidate> withoutSharedEmails(List<Found> found, Map<String, String> owners, ScimUser person) {
        List<Found> sure =
                found.stream().filter(one -> one.by() != AccountSearch.BY_EMAIL).toList();
        for (Found one : sure) {
            if (directory.id().equals(owners.get(one.id()))) {
                throw taken(one, person);
            }
        }
        if (!sure.isEmpty()
                || found.size() > 1
                || directory.id().equals(owners.get(found.get(0).id()))) {
            return candidates(sure, owners);
        }
        List<Candidate> only = candidates(found, owners);
        return Linking.of(only, Claim.of(directory, person)).fold(adopt -> only, refuse -> List.of());
    }

    /** Whom a user federation has and Keycloak has not met yet; nothing is asked in a realm that has none. */
    private List<Candidate> elsewhere(ScimUser person) {
        boolean nowhere = realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .noneMatch(component -> component.get(UserStorageProviderModel.ENABLED, true));
        return nowhere
                ? List.of()
                : Stream.of(
                                Optional.ofNullable(session.users()
                                        .getUserByUsername(realm, directory.accountName(Accounts.userName(person)))),
                                Optional.ofNullable(Accounts.email(person))
                                        .map(email -> session.users().getUserByEmail(realm, email)))
                        .flatMap(Optional::stream)
                        .limit(1)
                        .map(user -> new Candidate(
                                user.getId(), Set.of(Fact.KEPT_ELSEWHERE), Optional.empty(), Optional.empty()))
                        .toList();
    }

    /** To which directory each of them belongs, if to one. Of this one, whose removal is held is nobody for it any more. */
    private Map<String, String> owners(List<Found> found) {
        Map<String, String> owners = new HashMap<>();
        database.forEach(
                "select d.userId, d.directoryId from DepartedUserEntity d where d.userId in (:ids)"
                        + " and not (d.directoryId = :directory and d.gone is not null)",
                Map.of("ids", found.stream().map(Found::id).toList(), "directory", directory.id()),
                row -> owners.put(row.text(0), row.text(1)));
        return owners;
    }

    private List<Candidate> candidates(List<Found> found, Map<String, String> owners) {
        List<Candidate> candidates = new ArrayList<>();
        for (String id : found.stream().map(Found::id).distinct().toList()) {
            UserModel user = session.users().getUserById(realm, id);
            if (user != null) {
                candidates.add(facts.of(user, owners.containsKey(id)));
            }
        }
        return candidates;
    }
}
