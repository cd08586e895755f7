package io.github.directorysync.sync.users;

import io.github.directorysync.sync.accounts.NameCharacters;
import java.util.List;
import java.util.Set;

/**
 * A violation of a rule of the realm's user profile.
 *
 * @param attribute Keycloak's name of the attribute, such as {@code firstName}
 * @param rule the id of the validator, such as {@code person-name-prohibited-characters}
 * @param values the values of the attribute
 */
public record ProfileError(String attribute, String rule, List<String> values) {

    /** Keycloak's name of the attribute for the user name. */
    static final String USERNAME = "username";

    /**
     * Rules about the characters and the presence of a value. All other rules apply to directories too: lengths, uniqueness,
     * permissions, options, and rules of other extensions.
     */
    private static final Set<String> PASSED_OVER = Set.of(
            "username-prohibited-characters",
            "up-username-not-idn-homograph",
            "person-name-prohibited-characters",
            "pattern",
            "email",
            "uri",
            "up-attribute-required-by-metadata-value",
            "up-blank-attribute-value",
            "not-blank",
            "not-empty");

    public ProfileError {
        values = List.copyOf(values);
    }

    /** Whether a directory with {@code profile-rules} = {@code lenient} ignores the violation. */
    public boolean isPassedOver() {
        return PASSED_OVER.contains(rule)
                && values.stream()
                        .allMatch(attribute.equals(USERNAME) ? NameCharacters::identify : NameCharacters::canBeShown);
    }
}
