package io.github.directorysync.sync.users;

import io.github.directorysync.sync.accounts.NameCharacters;
import java.util.List;
import java.util.Set;

/**
 * What a rule of the realm's user profile has against a value of a person.
 *
 * @param attribute Keycloak's, such as {@code firstName}
 * @param rule the id of the validator, such as {@code person-name-prohibited-characters}
 * @param values of the attribute
 */
public record ProfileError(String attribute, String rule, List<String> values) {

    /** Keycloak's name of the user name. */
    static final String USERNAME = "username";

    /**
     * Rules about which characters a value is made of, and whether there is one. All others hold for directories too: lengths,
     * uniqueness, permissions, options, and whatever another extension has added.
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

    /** Whether a directory with {@code profile-rules} = {@code lenient} passes over it. */
    public boolean isPassedOver() {
        return PASSED_OVER.contains(rule)
                && values.stream()
                        .allMatch(attribute.equals(USERNAME) ? NameCharacters::identify : NameCharacters::canBeShown);
    }
}
