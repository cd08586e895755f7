package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.users.ProfileError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.theme.Theme;
import org.keycloak.validate.ValidationError;

/** SCIM errors for values that the realm's user profile refuses, or that another user has. */
record ProfileProblem(KeycloakSession session, RealmModel realm, UserAttributes copied) {

    private static final Map<String, String> SCIM_NAMES = Map.of(
            UserModel.USERNAME, "userName",
            UserModel.FIRST_NAME, "name.givenName",
            UserModel.LAST_NAME, "name.familyName",
            UserModel.EMAIL, "emails.value");

    /** The error for what the profile refuses: 409 for a taken name, 400 else. */
    ScimProblem of(List<ValidationError> errors) {
        if (errors.stream().anyMatch(error -> error.getMessage().equals(Messages.USERNAME_EXISTS))) {
            return taken("userName", "userName");
        }
        if (errors.stream().anyMatch(error -> error.getMessage().equals(Messages.EMAIL_EXISTS))) {
            return taken("e-mail address", "emails.value");
        }
        return ScimProblem.invalidValue(errors.stream()
                        .map(error -> SCIM_NAMES.getOrDefault(error.getInputHint(), error.getInputHint()) + ": "
                                + error.formatMessage((key, parameters) -> message(key, Arrays.asList(parameters))))
                        .sorted()
                        .collect(Collectors.joining("; ", "The realm's user profile refuses ", ".")))
                .about(errors.stream()
                        .flatMap(error -> path(error.getInputHint()).stream())
                        .toList());
    }

    /** The rule as the activity log shows it. */
    Effect.PassedOver.Rule rule(ProfileError error) {
        return new Effect.PassedOver.Rule(path(error.attribute()).orElse(error.attribute()), error.rule());
    }

    /** The SCIM attribute that is written to this user attribute, if there is one. */
    private Optional<String> path(String attribute) {
        return Optional.ofNullable(SCIM_NAMES.get(attribute))
                .or(() -> Optional.ofNullable(copied.copies().get(attribute)).map(Place::path));
    }

    /** The message of the login theme, in English: the language of those who read a SCIM client's log is not known. */
    private String message(String key, List<Object> parameters) {
        try {
            String pattern = session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(realm, Locale.ENGLISH)
                    .getProperty(key, key);
            String message = new MessageFormat(pattern, Locale.ENGLISH).format(parameters.toArray());
            return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Error for a value that a user of the same directory has, so the text may say so. */
    static ScimProblem takenHere(String what) {
        return ScimProblem.notUnique("The directory already has a user with this " + what + ".");
    }

    /**
     * Error for a taken username where user names are qualified: with {@code qualify-user-names}, the userNames {@code ann}
     * and {@code ann@acme} can become one Keycloak username.
     */
    static ScimProblem qualifiedTaken(String userName, String accountName) {
        return ScimProblem.notUnique("The userName " + userName + " becomes the Keycloak username " + accountName
                        + ", because the directory qualifies user names, and another user has that username already.")
                .about(List.of("userName"));
    }

    /** Error for a value that another user of the realm has, without naming a SCIM attribute. */
    static ScimProblem taken(String what) {
        return ScimProblem.notUnique("The realm already has a user with this " + what + ".");
    }

    /**
     * Error for a value that another user of the realm has.
     *
     * @param path the SCIM attribute at fault
     */
    static ScimProblem taken(String what, String path) {
        return taken(what).about(List.of(path));
    }
}
