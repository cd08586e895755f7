package io.github.directorysync.demo;

import io.github.directorysync.whole.TestEnvironment;
import java.util.List;
import java.util.stream.Collectors;

/** What to try, for the terminal. */
final class Table {

    private static final String ROW = "  %-22s %-11s %-23s %s";

    private Table() {}

    static String of(List<DemoPerson> people, TestEnvironment environment) {
        String rows = people.stream()
                .map(person -> ROW.formatted(person.email(), DemoCompany.PASSWORD, person.expectation(), person.why()))
                .collect(Collectors.joining("\n"));
        return """

                Sign in at %s: type who you are, and the customer's own sign-in page comes up.

                %s
                %s

                %s is the vendor's own, in no directory: she signs in here, by the password %s, and is an Admin.

                Keycloak's admin console: %s/admin/ (admin, admin), realm "demo".
                Ctrl-C stops everything and leaves nothing behind.
                """.formatted(
                        environment.appUrl(),
                        ROW.formatted("AS", "PASSWORD", "EXPECT", "BECAUSE"),
                        rows,
                        DemoCompany.VENDORS_OWN,
                        DemoCompany.VENDORS_PASSWORD,
                        environment.keycloakUrl());
    }
}
