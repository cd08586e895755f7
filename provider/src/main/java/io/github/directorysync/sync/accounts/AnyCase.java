package io.github.directorysync.sync.accounts;

import java.util.Locale;
import java.util.Optional;

/**
 * Compares names without regard to case. Two names are equal only if they agree in lower case and in upper case: "İ" and
 * "i", "ſ" and "s", or the Kelvin sign and "k" agree in only one of the two and identify different people.
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
