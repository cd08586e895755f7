package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The links to the directory's identity provider, made up front so that the first sign-in there asks nothing. */
final class FederatedLinks {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    /** Whom this request has adopted with a link of their own. */
    private final Set<String> proved = new HashSet<>();

    FederatedLinks(Visit visit) {
        this.session = visit.session();
        this.realm = visit.realm();
        this.directory = visit.directory();
    }

    /** What the identity provider calls a person, by the directory's settings. */
    static Optional<String> nameId(Directory directory, ScimUser person) {
        return switch (directory.nameId()) {
            case USER_NAME -> Optional.of(person.userName());
            case EMAIL -> person.email();
            case EXTERNAL_ID -> person.externalId();
        };
    }

    /** Of somebody new, of whose NameID {@link KnownAccounts} has seen that nobody has it. */
    void begin(UserModel user, ScimUser person) {
        wanted(person).ifPresent(link -> session.users().addFederatedIdentity(realm, user, link));
    }

    /** Of somebody who was there before. Who has signed in through the identity provider has the right link already. */
    void adopt(UserModel user, ScimUser person) {
        if (existing(user).isPresent()) {
            proved.add(user.getId());
        } else {
            replace(user, person);
        }
    }

    /**
     * Of somebody who is about to change. A link that does not come from what the directory said of them, or did when their
     * account was last in step, comes from a sign-in.
     *
     * @throws ScimProblem 409 if somebody else has the NameID
     */
    void follow(UserModel user, ScimUser before, ScimUser after) {
        boolean own = existing(user)
                .map(FederatedIdentityModel::getUserId)
                .map(nameId -> names(user, before).anyMatch(nameId::equalsIgnoreCase))
                .orElse(true);
        if (own && !proved.contains(user.getId())) {
            replace(user, after);
        }
    }

    private static Stream<String> names(UserModel user, ScimUser person) {
        return Stream.of(
                        Optional.of(person.userName()),
                        person.email(),
                        person.externalId(),
                        Optional.ofNullable(user.getUsername()),
                        Optional.ofNullable(user.getEmail()))
                .flatMap(Optional::stream);
    }

    private Optional<FederatedIdentityModel> existing(UserModel user) {
        return directory
                .identityProvider()
                .flatMap(provider -> Optional.ofNullable(session.users().getFederatedIdentity(realm, user, provider)));
    }

    private Optional<FederatedIdentityModel> wanted(ScimUser person) {
        return directory
                .identityProvider()
                .flatMap(provider -> nameId(directory, person)
                        .map(nameId -> new FederatedIdentityModel(provider, nameId, Accounts.userName(person))));
    }

    private void replace(UserModel user, ScimUser person) {
        wanted(person).ifPresent(link -> replace(user, link));
    }

    private void replace(UserModel user, FederatedIdentityModel wanted) {
        UserModel holder = session.users().getUserByFederatedIdentity(realm, wanted);
        if (holder == null) {
            session.users().removeFederatedIdentity(realm, user, wanted.getIdentityProvider());
            session.users().addFederatedIdentity(realm, user, wanted);
        } else if (!holder.getId().equals(user.getId())) {
            // Two who sign in as the same could both not sign in.
            throw Profiles.taken("NameID at the identity provider");
        }
    }
}
