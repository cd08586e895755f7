package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.users.ProfileError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.theme.Theme;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.validate.ValidationError;

/**
 * The realm's user profile: what it demands and refuses of everybody holds for a directory's people too, except for the rules
 * that a lenient directory passes over.
 *
 * @param lenient whether it does, see {@link ProfileError#isPassedOver()}
 */
record UserProfileCheck(KeycloakSession session, RealmModel realm, UserAttributes copied, boolean lenient) {

    private static final Map<String, String> SCIM_NAMES = Map.of(
            UserModel.USERNAME, "userName",
            UserModel.FIRST_NAME, "name.givenName",
            UserModel.LAST_NAME, "name.familyName",
            UserModel.EMAIL, "emails.value");

    /**
     * Of somebody new, or of {@code user}.
     *
     * @param accountName the Keycloak username of somebody new
     * @param kept what {@link #of} said of the person before this request; empty for somebody new
     * @return what was passed over
     * @throws ScimProblem 409 if the realm has somebody of that name or e-mail, 400 for what else it does not take
     */
    List<ProfileError> validate(
            ScimUser person, String accountName, @Nullable UserModel user, Map<String, List<String>> kept) {
        Map<String, List<String>> values = new HashMap<>(user == null ? Map.of() : user.getAttributes());
        values.putAll(of(person));
        List<ProfileError> noAddress = new ArrayList<>();
        if (person.emails().primaryAddress().isEmpty()) {
            noAddress.addAll(person
                    .emails()
                    .primary()
                    .map(email -> List.of(email.toLowerCase(Locale.ROOT)))
                    .map(email -> new ProfileError(UserModel.EMAIL, "email", email))
                    .stream()
                    .toList());
        }
        boolean addressIsJudged = !lenient && noAddress.stream().anyMatch(error -> !isKept(error, null, kept));
        if (!noAddress.isEmpty() && !addressIsJudged) {
            values.put(UserModel.EMAIL, List.of());
        }
        values.put(UserModel.USERNAME, List.of(user == null ? accountName : user.getUsername()));
        UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
        Attributes attributes = (user == null
                        ? profiles.create(UserProfileContext.USER_API, values)
                        : profiles.create(UserProfileContext.USER_API, values, user))
                .getAttributes();
        // Of a user who exists it is read-only wherever users may not rename themselves; see validateNewName.
        List<ValidationError> errors = attributes.nameSet().stream()
                .filter(name -> user == null || !name.equals(UserModel.USERNAME))
                .flatMap(name -> errors(attributes, name))
                .toList();
        List<ProfileError> passed = require(errors, values, user, kept);
        if (addressIsJudged) {
            throw ScimProblem.invalidValue(
                            "The realm's user profile refuses emails.value: it is not an e-mail address.")
                    .about(List.of("emails.value"));
        }
        return Stream.concat(passed.stream(), noAddress.stream()).toList();
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
     * Of somebody who exists already.
     *
     * @param userName as the directory calls them
     * @param accountName their Keycloak username from now on
     * @return what was passed over
     */
    List<ProfileError> validateNewName(String userName, String accountName, UserModel user) {
        UserModel namesake = session.users().getUserByUsername(realm, accountName);
        if (namesake != null && !namesake.getId().equals(user.getId())) {
            throw userName.equals(accountName) ? taken("userName", "userName") : qualifiedTaken(userName, accountName);
        }
        Map<String, List<String>> attributes = Map.of(UserModel.USERNAME, List.of(accountName));
        // Keycloak also refuses a user name that is somebody's e-mail, and does not know here that it is their own.
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
            throw problem(refused);
        }
        return passed;
    }

    /**
     * Whether this request leaves the value as it is. Who came while the directory was lenient has values that a strict one
     * refuses; whatever else of them is changed, those are not judged again.
     */
    private static boolean isKept(ProfileError error, @Nullable UserModel user, Map<String, List<String>> kept) {
        List<String> values = error.values();
        return (!values.isEmpty() && values.equals(kept.get(error.attribute())))
                || (user != null
                        && values.equals(user.getAttributeStream(error.attribute())
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** As the log names it. */
    Effect.PassedOver.Rule rule(ProfileError error) {
        return new Effect.PassedOver.Rule(path(error.attribute()).orElse(error.attribute()), error.rule());
    }

    private ScimProblem problem(List<ValidationError> errors) {
        if (errors.stream().anyMatch(error -> error.getMessage().equals(Messages.USERNAME_EXISTS))) {
            return taken("userName", "userName");
        }
        if (errors.stream().anyMatch(error -> error.getMessage().equals(Messages.EMAIL_EXISTS))) {
            return taken("e-mail address", "emails.value");
        }
        return ScimProblem.invalidValue(errors.stream()
                        .map(error -> SCIM_NAMES.getOrDefault(error.getInputHint(), error.getInputHint()) + ": "
                                + error.formatMessage((key, parameters) -> words(key, Arrays.asList(parameters))))
                        .sorted()
                        .collect(Collectors.joining("; ", "The realm's user profile refuses ", ".")))
                .about(errors.stream()
                        .flatMap(error -> path(error.getInputHint()).stream())
                        .toList());
    }

    /** The SCIM attribute that Keycloak's attribute is made of, if it is made of any. */
    private Optional<String> path(String attribute) {
        return Optional.ofNullable(SCIM_NAMES.get(attribute))
                .or(() -> Optional.ofNullable(copied.copies().get(attribute)).map(Place::path));
    }

    /** As the sign-in pages say it, in English: whoever reads a client's log has no language that we know. */
    private String words(String key, List<Object> parameters) {
        try {
            String pattern = session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(realm, Locale.ENGLISH)
                    .getProperty(key, key);
            String words = new MessageFormat(pattern, Locale.ENGLISH).format(parameters.toArray());
            return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody of the directory itself has it, so that may be said. */
    static ScimProblem takenHere(String what) {
        return ScimProblem.notUnique("The directory already has a user with this " + what + ".");
    }

    /** With {@code qualify-user-names}, two userNames such as {@code ann} and {@code ann@acme} are one Keycloak username. */
    static ScimProblem qualifiedTaken(String userName, String accountName) {
        return ScimProblem.notUnique("The userName " + userName + " becomes the Keycloak username " + accountName
                        + ", because the directory qualifies user names, and another user has that username already.")
                .about(List.of("userName"));
    }

    /** Somebody else has it; it is not said which attribute is refused for it. */
    static ScimProblem taken(String what) {
        return ScimProblem.notUnique("The realm already has a user with this " + what + ".");
    }

    /**
     * Somebody else has it.
     *
     * @param path of the SCIM attribute that says so
     */
    static ScimProblem taken(String what, String path) {
        return taken(what).about(List.of(path));
    }

    /** What is to be validated: the e-mail also if it is no address, which the account does not get. */
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
