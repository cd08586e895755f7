package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Directory.NameId;
import io.github.directorysync.scim.ScimUser;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What ties an account to somebody at the customer's identity provider, made up front, so that their first sign-in there
 * asks nothing.
 */
record FederatedLink(KeycloakSession session, RealmModel realm, Directory directory) {

    void make(UserModel user, ScimUser person) {
        directory
                .identityProvider()
                .ifPresent(provider -> nameId(directory.nameId(), person).ifPresent(name -> {
                    requireFree(user, provider, name);
                    add(user, provider, name, person);
                }));
    }

    /**
     * The same for somebody who changes, before their account does. A link to a name that is none of theirs was made by the identity provider itself,
     * which calls people as it likes (NameIDs of the format persistent often mean nothing): that one stays.
     */
    void keepInStep(UserModel user, ScimUser before, ScimUser after) {
        directory.identityProvider().ifPresent(provider -> {
            Optional<String> wanted = nameId(directory.nameId(), after);
            Optional<String> there = Optional.ofNullable(session.users().getFederatedIdentity(realm, user, provider))
                    .map(FederatedIdentityModel::getUserId);
            if (there.isPresent() && (there.equals(wanted) || !isOurs(there.get(), user, before))) {
                return;
            }
            wanted.ifPresent(name -> requireFree(user, provider, name));
            // Who has lost the name must not be found by it: somebody else may get it.
            there.ifPresent(old -> session.users().removeFederatedIdentity(realm, user, provider));
            wanted.ifPresent(name -> add(user, provider, name, after));
        });
    }

    /** An account that is behind what was sent has a link that is, too. */
    private static boolean isOurs(String name, UserModel user, ScimUser person) {
        return Stream.concat(
                        Stream.of(NameId.values()).flatMap(source -> nameId(source, person).stream()),
                        Stream.of(user.getUsername(), user.getEmail()))
                .anyMatch(name::equalsIgnoreCase);
    }

    private void add(UserModel user, String provider, String name, ScimUser person) {
        session.users()
                .addFederatedIdentity(
                        realm, user, new FederatedIdentityModel(provider, name, Accounts.userName(person)));
    }

    /** Two who sign in as the same could both not sign in. */
    private void requireFree(UserModel user, String provider, String name) {
        UserModel holder = session.users()
                .getUserByFederatedIdentity(realm, new FederatedIdentityModel(provider, name, user.getUsername()));
        if (holder != null && !holder.getId().equals(user.getId())) {
            throw Profiles.taken("NameID at the identity provider");
        }
    }

    private static Optional<String> nameId(NameId source, ScimUser person) {
        return switch (source) {
            case USER_NAME -> Optional.of(person.userName());
            case EMAIL -> person.email();
            case EXTERNAL_ID -> person.externalId();
        };
    }
}
