package io.github.directorysync.scim.resource;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Compares userNames without regard to case (RFC 7643 §4.1.1) and to Unicode normalization: a composed é and the two
 * characters e and U+0301 look the same, so they identify one user.
 */
public final class UserNames {

    private UserNames() {}

    /** The normalized userName, equal for equal userNames; Keycloak's username is derived from it. */
    public static String key(String userName) {
        return Normalizer.normalize(userName.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    static boolean areSame(String one, String other) {
        return key(one).equals(key(other));
    }
}
