package io.github.directorysync.scim.resource;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How userNames are compared: in any case (RFC 7643 §4.1.1), and whichever way Unicode spells their letters. A composed é and
 * the two characters e and U+0301 look the same, so they never are two people.
 */
public final class UserNames {

    private UserNames() {}

    /** What two userNames have in common if they are the same; Keycloak's username is made of it. */
    public static String key(String userName) {
        return Normalizer.normalize(userName.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    static boolean areSame(String one, String other) {
        return key(one).equals(key(other));
    }
}
