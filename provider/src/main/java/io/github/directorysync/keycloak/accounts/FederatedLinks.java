package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Claim;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What ties accounts to people at the customer's identity provider, made up front, so that their first sign-in there asks
 * nothing.
 */
final class FederatedLinks {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final NameIdLock lock;
    private final FormerNameIds former;
    /** Whom this request has adopted with a link of their own. */
    private final Set<String> proved = new HashSet<>();

    FederatedLinks(DirectoryContext visit) {
        this.session = visit.session();
        this.realm = visit.realm();
        this.directory = visit.directory();
        this.lock = new NameIdLock(visit);
        this.former = new FormerNameIds(visit.database());
    }

    private Optional<String> nameId(ScimUser person) {
        return Claim.of(directory, person).nameId();
    }

    /** Of somebody new, of whose NameID {@link AccountMatcher} has seen that nobody has it. */
    void begin(UserModel user, ScimUser person) {
        directory
                .saml()
                .identityProvider()
                .ifPresent(provider -> nameId(person).ifPresent(name -> add(user, provider, name, person)));
    }

    /** Of somebody who was there before. Whoever has a link has the right one, or one of which nothing is known. */
    void adopt(UserModel user, ScimUser person) {
        directory.saml().identityProvider().ifPresent(provider -> {
            if (existing(user, provider).isPresent()) {
                proved.add(user.getId());
            } else {
                nameId(person).ifPresent(name -> {
                    requireFree(user, provider, name);
                    add(user, provider, name, person);
                });
            }
        });
    }

    /**
     * Of somebody who is about to change. A link to a name that is none of theirs was made by the identity provider itself,
     * which calls people as it likes (NameIDs of the format persistent often mean nothing): that one stays.
     *
     * @throws ScimProblem 409 if somebody else has the NameID
     */
    void follow(UserModel user, ScimUser before, ScimUser after) {
        directory
                .saml()
                .identityProvider()
                .filter(provider -> !proved.contains(user.getId()))
                .ifPresent(provider -> follow(user, provider, before, after));
    }

    private void follow(UserModel user, String provider, ScimUser before, ScimUser after) {
        Optional<String> wanted = nameId(after);
        Optional<String> there = existing(user, provider);
        if (there.isPresent() && (isNameIdOf(there.get(), after) || !isOurs(there.get(), user, before))) {
            return;
        }
        wanted.ifPresent(name -> requireFree(user, provider, name));
        // Who has lost the name must not be found by it: somebody else may get it.
        there.ifPresent(old -> {
            session.users().removeFederatedIdentity(realm, user, provider);
            // The day of grace begins at the rename, not at each change after it.
            if (isNameIdOf(old, before) || !former.remembers(user.getId(), old)) {
                former.remember(user.getId(), directory.id(), old);
            }
        });
        wanted.ifPresent(name -> add(user, provider, name, after));
    }

    /** A sign-in by the same NameID in another letter case has made it the link. */
    private boolean isNameIdOf(String name, ScimUser person) {
        return Claim.of(directory, person).isNameId(name);
    }

    /** An account that is behind what was sent has a link that is, too; and so has who signed in by the name of before. */
    private boolean isOurs(String name, UserModel user, ScimUser person) {
        return Stream.concat(
                                Stream.of(NameIdSource.values())
                                        .flatMap(source -> Claim.nameId(source, person).stream()),
                                Stream.of(user.getUsername(), user.getEmail()))
                        .anyMatch(name::equalsIgnoreCase)
                || former.remembers(user.getId(), name);
    }

    private Optional<String> existing(UserModel user, String provider) {
        return Optional.ofNullable(session.users().getFederatedIdentity(realm, user, provider))
                .map(FederatedIdentityModel::getUserId);
    }

    private void add(UserModel user, String provider, String name, ScimUser person) {
        session.users()
                .addFederatedIdentity(
                        realm, user, new FederatedIdentityModel(provider, name, AccountStore.userName(person)));
    }

    /** Two who sign in as the same could both not sign in. */
    private void requireFree(UserModel user, String provider, String name) {
        lock.take();
        UserModel holder = session.users()
                .getUserByFederatedIdentity(realm, new FederatedIdentityModel(provider, name, user.getUsername()));
        if (holder != null && !holder.getId().equals(user.getId())) {
            throw UserProfileCheck.taken(
                    "NameID at the identity provider",
                    switch (directory.saml().nameId()) {
                        case USER_NAME -> "userName";
                        case EMAIL -> "emails.value";
                        case EXTERNAL_ID -> "externalId";
                    });
        }
    }
}
