package io.github.directorysync.demo;

import io.github.directorysync.whole.TestEnvironment;
import java.util.List;
import java.util.stream.Collectors;

/** What to try, for the terminal. */
final class Table {

    private static final String ROW = "  %-22s %-11s %-23s %s";

    private Table() {}

    static String of(List<DemoPerson> people, TestEnvironment environment, String setupLink) {
        String rows = people.stream()
                .map(person -> ROW.formatted(person.email(), DemoCompany.PASSWORD, person.expectation(), person.why()))
                .collect(Collectors.joining("\n"));
        return """

                Sign in at %s: type who you are, and the customer's own sign-in page comes up.

                %s
                %s

                %s is the vendor's own, in no directory: she signs in here, by the password %s, and is an Admin.

                Admins (Alice, Carol, Vera) have more there: %s
                The console of directory sync (admin, admin): %s
                The set-up portal, as the customer's IT gets it: %s
                The directory's SCIM token: %s
                Try it: curl -H 'Authorization: Bearer %s' '%s/Users?count=1'

                Keycloak's admin console: %s/admin/ (admin, admin), realm "demo".
                Ctrl-C stops everything and leaves nothing behind.
                """.formatted(
                        environment.appUrl(),
                        ROW.formatted("AS", "PASSWORD", "EXPECT", "BECAUSE"),
                        rows,
                        DemoCompany.VENDORS_OWN,
                        DemoCompany.VENDORS_PASSWORD,
                        environment.appUrl() + OrganizationMembersPage.PATH,
                        environment.keycloakUrl() + "/realms/master/directory-sync/console/#/demo/directories",
                        setupLink,
                        environment.directoryToken(),
                        environment.directoryToken(),
                        Demo.scim(environment),
                        environment.keycloakUrl());
    }
}
