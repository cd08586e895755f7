package io.github.directorysync.demo;

import java.util.List;
import java.util.Locale;

/**
 * Somebody at the customer.
 *
 * @param groups what the customer's identity provider says they are in
 * @param chosenByHand the app role that an administrator gave them directly, or nothing
 * @param expected the role they come in with, or nothing where they may not come in
 */
record DemoPerson(
        String first,
        String last,
        List<String> groups,
        boolean active,
        List<String> chosenByHand,
        List<String> expected,
        String why) {

    DemoPerson {
        groups = List.copyOf(groups);
        chosenByHand = List.copyOf(chosenByHand);
        expected = List.copyOf(expected);
    }

    String name() {
        return first + " " + last;
    }

    String email() {
        return first.toLowerCase(Locale.ROOT) + "@acme.example";
    }

    String expectation() {
        return expected.isEmpty() ? "refused" : expected.get(0);
    }
}
