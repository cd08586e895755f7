package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.users.ProfileError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.validate.ValidationError;

/**
 * Validates users of a directory by the realm's user profile, as Keycloak does for all users, except for the rules that a
 * lenient directory passes over.
 *
 * @param lenient whether the directory is lenient, see {@link ProfileError#isPassedOver()}
 */
record UserProfileCheck(KeycloakSession session, RealmModel realm, UserAttributes copied, boolean lenient) {

    /**
     * Validates a new user, or a change of {@code user}.
     *
     * @param accountName the Keycloak username of a new user
     * @param kept what {@link #of} returned for the stored user before this request; empty for a new user
     * @return the errors that were passed over
     * @throws ScimProblem 409 if the realm has another user of that name or e-mail, 400 for other errors
     */
    List<ProfileError> validate(
            ScimUser person, String accountName, @Nullable UserModel user, Map<String, List<String>> kept) {
        Map<String, List<String>> values = new HashMap<>(user == null ? Map.of() : user.getAttributes());
        values.putAll(of(person));
        List<ProfileError> invalidAddress = new ArrayList<>();
        if (person.emails().primaryAddress().isEmpty()) {
            invalidAddress.addAll(person
                    .emails()
                    .primary()
                    .map(email -> List.of(email.toLowerCase(Locale.ROOT)))
                    .map(email -> new ProfileError(UserModel.EMAIL, "email", email))
                    .stream()
                    .toList());
        }
        boolean addressIsValidated = !lenient && invalidAddress.stream().anyMatch(error -> !isKept(error, null, kept));
        if (!invalidAddress.isEmpty() && !addressIsValidated) {
            values.put(UserModel.EMAIL, List.of());
        }
        values.put(UserModel.USERNAME, List.of(user == null ? accountName : user.getUsername()));
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        Attributes attributes = (user == null
                        ? profiles.create(UserProfileContext.USER_API, values)
                        : profiles.create(UserProfileContext.USER_API, values, user))
                .getAttributes();
        // The username of an existing user is read-only wherever users may not rename themselves; see validateNewName.
        List<ValidationError> errors = attributes.nameSet().stream()
                .filter(name -> user == null || !name.equals(UserModel.USERNAME))
                .flatMap(name -> errors(attributes, name))
                .toList();
        List<ProfileError> passed = require(errors, values, user, kept);
        if (addressIsValidated) {
            throw ScimProblem.invalidValue(
                            "The realm's user profile refuses emails.value: it is not an e-mail address.")
                    .about(List.of("emails.value"));
        }
        return Stream.concat(passed.stream(), invalidAddress.stream()).toList();
    }

    @SuppressWarnings("unchecked") // a varargs of Keycloak's with a generic type
    static Stream<ValidationError> errors(Attributes attributes, String name) {
        List<ValidationError> errors = new ArrayList<>();
        attributes.validate(name, errors::add);
        return errors.stream();
    }

    static ProfileError error(ValidationError error, List<String> values) {
        return new ProfileError(
                error.getInputHint(), Objects.requireNonNullElse(error.getValidatorId(), "unknown"), values);
    }

    /**
     * Validates the new username of an existing user.
     *
     * @param userName as the directory sends it
     * @param accountName the Keycloak username after the change
     * @return the errors that were passed over
     * @throws ScimProblem 409 if another user has the username, 400 for other errors
     */
    List<ProfileError> validateNewName(String userName, String accountName, UserModel user) {
        UserModel namesake = session.users().getUserByUsername(realm, accountName);
        if (namesake != null && !namesake.getId().equals(user.getId())) {
            throw userName.equals(accountName)
                    ? ProfileProblem.taken("userName", "userName")
                    : ProfileProblem.qualifiedTaken(userName, accountName);
        }
        Map<String, List<String>> attributes = Map.of(UserModel.USERNAME, List.of(accountName));
        // Keycloak also refuses a username that is a user's e-mail, and cannot see here that it is the e-mail of this
        // same user.
        boolean isOwnEmail = accountName.equals(user.getEmail());
        List<ValidationError> errors = errors(
                        session.getProvider(UserProfileProvider.class)
                                .create(UserProfileContext.USER_API, attributes)
                                .getAttributes(),
                        UserModel.USERNAME)
                .filter(error -> !isOwnEmail || !error.getMessage().equals(Messages.USERNAME_EXISTS))
                .toList();
        return require(errors, attributes, null, Map.of());
    }

    private List<ProfileError> require(
            List<ValidationError> errors,
            Map<String, List<String>> values,
            @Nullable UserModel user,
            Map<String, List<String>> kept) {
        List<ProfileError> passed = new ArrayList<>();
        List<ValidationError> refused = new ArrayList<>();
        for (ValidationError each : errors) {
            ProfileError error = error(each, values.getOrDefault(each.getInputHint(), List.of()));
            if (lenient && error.isPassedOver()) {
                passed.add(error);
            } else if (!error.isPassedOver() || !isKept(error, user, kept)) {
                refused.add(each);
            }
        }
        if (!refused.isEmpty()) {
            throw new ProfileProblem(session, realm, copied).of(refused);
        }
        return passed;
    }

    /**
     * Whether this request leaves the value as it is. Users who were created while the directory was lenient have values
     * that a strict directory refuses; they are not validated again when other attributes change.
     */
    private static boolean isKept(ProfileError error, @Nullable UserModel user, Map<String, List<String>> kept) {
        List<String> values = error.values();
        return (!values.isEmpty() && values.equals(kept.get(error.attribute())))
                || (user != null
                        && values.equals(user.getAttributeStream(error.attribute())
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /**
     * The values to validate, by user attribute. Includes an e-mail that is no address, which the account does not get.
     */
    Map<String, List<String>> of(ScimUser person) {
        Map<String, List<String>> attributes = copied.of(person);
        attributes.put(UserModel.FIRST_NAME, person.givenName().map(List::of).orElse(List.of()));
        attributes.put(UserModel.LAST_NAME, person.familyName().map(List::of).orElse(List.of()));
        attributes.put(
                UserModel.EMAIL,
                person.emails()
                        .primary()
                        .map(email -> List.of(email.toLowerCase(Locale.ROOT)))
                        .orElse(List.of()));
        return attributes;
    }
}
