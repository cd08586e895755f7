package io.github.directorysync.sync.accounts;

import java.util.Locale;
import java.util.Optional;

/**
 * Compares names in any letter case. Two names are the same only if they agree in lower case and in upper case: "İ" and "i",
 * "ſ" and "s", or the Kelvin sign and "k" agree in one of them, and are letters of two people.
 */
final class AnyCase {

    private AnyCase() {}

    static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT))
                && one.toUpperCase(Locale.ROOT).equals(other.toUpperCase(Locale.ROOT));
    }

    static boolean same(Optional<String> one, String other) {
        return one.filter(text -> same(text, other)).isPresent();
    }
}
