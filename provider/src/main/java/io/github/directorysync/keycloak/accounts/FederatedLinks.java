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
 * Links of accounts to users of the customer's identity provider, made at provisioning, so that the first broker login asks
 * for nothing.
 */
final class FederatedLinks {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final NameIdLock lock;
    private final FormerNameIds former;
    /** The ids of accounts that this request has adopted and that had a link already. */
    private final Set<String> alreadyLinked = new HashSet<>();

    FederatedLinks(DirectoryContext context) {
        this.session = context.session();
        this.realm = context.realm();
        this.directory = context.directory();
        this.lock = new NameIdLock(context);
        this.former = new FormerNameIds(context.database());
    }

    private Optional<String> nameId(ScimUser person) {
        return Claim.of(directory, person).nameId();
    }

    /** Links a new account. {@link AccountMatcher} has made sure before that nobody has the NameID. */
    void create(UserModel user, ScimUser person) {
        directory
                .saml()
                .identityProvider()
                .ifPresent(provider -> nameId(person).ifPresent(name -> add(user, provider, name, person)));
    }

    /**
     * Links an adopted account, unless it has a link: an existing link is the right one, or nothing is known about it.
     */
    void adopt(UserModel user, ScimUser person) {
        directory.saml().identityProvider().ifPresent(provider -> {
            if (existing(user, provider).isPresent()) {
                alreadyLinked.add(user.getId());
            } else {
                nameId(person).ifPresent(name -> {
                    requireFree(user, provider, name);
                    add(user, provider, name, person);
                });
            }
        });
    }

    /**
     * Replaces the link of a user who is changed, if it is by a NameID that the directory gave. A link by another NameID
     * was made by the identity provider itself (NameIDs of the format persistent are often opaque) and stays.
     *
     * @throws ScimProblem 409 if another account has the NameID
     */
    void update(UserModel user, ScimUser before, ScimUser after) {
        directory
                .saml()
                .identityProvider()
                .filter(provider -> !alreadyLinked.contains(user.getId()))
                .ifPresent(provider -> update(user, provider, before, after));
    }

    private void update(UserModel user, String provider, ScimUser before, ScimUser after) {
        Optional<String> wanted = nameId(after);
        Optional<String> present = existing(user, provider);
        if (present.isPresent()
                && (isNameIdOf(present.get(), after) || !isFromDirectory(present.get(), user, before))) {
            return;
        }
        wanted.ifPresent(name -> requireFree(user, provider, name));
        // The link by the old NameID must go: the directory may give that name to another user.
        present.ifPresent(old -> {
            session.users().removeFederatedIdentity(realm, user, provider);
            // The grace period begins at the rename, not at each later change.
            if (isNameIdOf(old, before) || !former.isFormer(user.getId(), old)) {
                former.add(user.getId(), directory.id(), old);
            }
        });
        wanted.ifPresent(name -> add(user, provider, name, after));
    }

    /** Compares as the identity provider does: a sign-in by the NameID in another letter case makes that the link. */
    private boolean isNameIdOf(String name, ScimUser person) {
        return Claim.of(directory, person).isNameId(name);
    }

    /**
     * Whether the link is by a NameID that the directory gave: one that follows from the stored user, from the account
     * (which may be behind the stored user), or from the user's former NameID.
     */
    private boolean isFromDirectory(String name, UserModel user, ScimUser person) {
        return Stream.concat(
                                Stream.of(NameIdSource.values())
                                        .flatMap(source -> Claim.nameId(source, person).stream()),
                                Stream.of(user.getUsername(), user.getEmail()))
                        .anyMatch(name::equalsIgnoreCase)
                || former.isFormer(user.getId(), name);
    }

    private Optional<String> existing(UserModel user, String provider) {
        return Optional.ofNullable(session.users().getFederatedIdentity(realm, user, provider))
                .map(FederatedIdentityModel::getUserId);
    }

    private void add(UserModel user, String provider, String name, ScimUser person) {
        session.users()
                .addFederatedIdentity(
                        realm, user, new FederatedIdentityModel(provider, name, AccountNames.userName(person)));
    }

    /** Refuses a NameID that another account has: with two links of one NameID neither account could sign in. */
    private void requireFree(UserModel user, String provider, String name) {
        lock.take();
        UserModel holder = session.users()
                .getUserByFederatedIdentity(realm, new FederatedIdentityModel(provider, name, user.getUsername()));
        if (holder != null && !holder.getId().equals(user.getId())) {
            throw ProfileProblem.taken(
                    "NameID at the identity provider",
                    switch (directory.saml().nameId()) {
                        case USER_NAME -> "userName";
                        case EMAIL -> "emails.value";
                        case EXTERNAL_ID -> "externalId";
                    });
        }
    }
}
