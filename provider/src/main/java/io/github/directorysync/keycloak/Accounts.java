package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.UserSessionManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** The Keycloak users behind a directory's people: made, changed, suspended and removed here and nowhere else. */
final class Accounts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;

    Accounts(KeycloakSession session, RealmModel realm, Directory directory) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
    }

    /**
     * Makes the account.
     *
     * @return its id
     * @throws ScimProblem 409 if the realm has somebody of that name or e-mail, 400 if the realm's user profile refuses
     */
    String create(ScimUser person) {
        if (session.users().getUserByUsername(realm, person.userName()) != null) {
            throw taken("userName");
        }
        validate(person, null);
        UserModel user = session.users().addUser(realm, null, person.userName(), true, true);
        write(user, person);
        user.setEnabled(person.active().orElse(true));
        link(user, person);
        new Passwords(session, realm).set(user, person);
        return user.getId();
    }

    void change(String id, ScimUser before, ScimUser after) {
        UserModel user = reachable(id);
        if (!userName(before).equals(userName(after))) {
            validateNewName(after, user);
        }
        if (!profile(before).equals(profile(after))) {
            validate(after, user);
        }
        write(user, after);
        link(user, after);
        new Passwords(session, realm).set(user, after);
        boolean active = after.active().orElse(true);
        if (active != user.isEnabled()) {
            user.setEnabled(active);
            if (!active) {
                endSessions(user);
            }
        }
    }

    void remove(String id) {
        new UserManager(session).removeUser(realm, reachable(id));
    }

    /** Nobody may change a Keycloak administrator through a directory. */
    private UserModel reachable(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            throw ScimProblem.noSuchResource("user", id);
        }
        if (AdminPower.of(user)) {
            throw ScimProblem.forbidden(
                    "This account administers Keycloak, so no directory can change it. Take its admin roles first.");
        }
        return user;
    }

    private void write(UserModel user, ScimUser person) {
        user.setUsername(userName(person));
        user.setFirstName(person.givenName().orElse(null));
        user.setLastName(person.familyName().orElse(null));
        String email = email(person);
        boolean sameEmail = Objects.equals(email, user.getEmail());
        user.setEmail(email);
        if (!sameEmail) {
            user.setEmailVerified(person.email().map(directory::vouchesFor).orElse(false));
        }
    }

    private void validate(ScimUser person, @Nullable UserModel user) {
        Map<String, List<String>> attributes = new HashMap<>(user == null ? Map.of() : user.getAttributes());
        attributes.putAll(profile(person));
        // Of a user who exists it is read-only wherever users may not rename themselves; see validateNewName.
        attributes.put(UserModel.USERNAME, List.of(user == null ? userName(person) : user.getUsername()));
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        try {
            (user == null
                            ? profiles.create(UserProfileContext.USER_API, attributes)
                            : profiles.create(UserProfileContext.USER_API, attributes, user))
                    .validate();
        } catch (ValidationException refused) {
            throw problem(refused);
        }
    }

    @SuppressWarnings("unchecked") // a varargs of Keycloak's with a generic type
    private void validateNewName(ScimUser person, UserModel user) {
        UserModel namesake = session.users().getUserByUsername(realm, person.userName());
        if (namesake != null && !namesake.getId().equals(user.getId())) {
            throw taken("userName");
        }
        Map<String, List<String>> attributes = Map.of(UserModel.USERNAME, List.of(userName(person)));
        session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.USER_API, attributes)
                .getAttributes()
                .validate(UserModel.USERNAME, error -> {
                    throw problem(new ValidationException(error));
                });
    }

    private static ScimProblem problem(ValidationException refused) {
        if (refused.hasError(Messages.USERNAME_EXISTS)) {
            return taken("userName");
        }
        if (refused.hasError(Messages.EMAIL_EXISTS)) {
            return taken("e-mail address");
        }
        return ScimProblem.invalidValue(refused.getErrors().stream()
                .map(error -> error.getAttribute() + ": " + error.getMessage())
                .sorted()
                .collect(Collectors.joining("; ", "The realm's user profile refuses ", ".")));
    }

    private static ScimProblem taken(String what) {
        return ScimProblem.notUnique("The realm already has a user with this " + what + ".");
    }

    private static Map<String, List<String>> profile(ScimUser person) {
        return Map.of(
                UserModel.FIRST_NAME, person.givenName().map(List::of).orElse(List.of()),
                UserModel.LAST_NAME, person.familyName().map(List::of).orElse(List.of()),
                UserModel.EMAIL,
                        Optional.ofNullable(email(person)).map(List::of).orElse(List.of()));
    }

    /** Keycloak compares in lower case, so that is how it keeps them. */
    private static String userName(ScimUser person) {
        return person.userName().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String email(ScimUser person) {
        return person.email().map(email -> email.toLowerCase(Locale.ROOT)).orElse(null);
    }

    /** Linked up front, so that the first sign-in through the customer's identity provider asks nothing. */
    private void link(UserModel user, ScimUser person) {
        directory
                .identityProvider()
                .ifPresent(provider -> nameId(person).ifPresent(nameId -> {
                    FederatedIdentityModel wanted = new FederatedIdentityModel(provider, nameId, userName(person));
                    FederatedIdentityModel present = session.users().getFederatedIdentity(realm, user, provider);
                    if (present == null) {
                        session.users().addFederatedIdentity(realm, user, wanted);
                    } else if (!present.getUserId().equals(nameId)) {
                        session.users().removeFederatedIdentity(realm, user, provider);
                        session.users().addFederatedIdentity(realm, user, wanted);
                    }
                }));
    }

    private Optional<String> nameId(ScimUser person) {
        return switch (directory.nameId()) {
            case USER_NAME -> Optional.of(person.userName());
            case EMAIL -> person.email();
            case EXTERNAL_ID -> person.externalId();
        };
    }

    /** Also offline sessions and, by {@code notBefore}, tokens that are checked against the server. */
    private void endSessions(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime());
        session.sessions().removeUserSessions(realm, user);
        UserSessionManager offline = new UserSessionManager(session);
        offline.findOfflineSessionsStream(realm, user).toList().forEach(offline::revokeOfflineUserSession);
    }
}
