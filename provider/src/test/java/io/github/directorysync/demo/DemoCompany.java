package io.github.directorysync.demo;

import java.util.List;

/** The customer of the demo: everybody gets their role for another reason. */
final class DemoCompany {

    /** At the customer's identity provider, as {@code customer-realm.json} has it. */
    static final String PASSWORD = "acme-demo";

    /** Somebody of the vendor, in no directory, as {@code demo-realm.json} has her. */
    static final String VENDORS_OWN = "vera@trust-center.example";

    static final String VENDORS_PASSWORD = "trust-demo";

    static final List<DemoPerson> PEOPLE = List.of(
            new DemoPerson(
                    "Alice",
                    "Archer",
                    List.of("Trust Center Admins"),
                    true,
                    List.of(),
                    List.of("Admin"),
                    "her group Trust Center Admins gives it"),
            new DemoPerson(
                    "Bob",
                    "Baker",
                    List.of("Sales Department"),
                    true,
                    List.of(),
                    List.of("Viewer"),
                    "his group Sales Department gives it"),
            new DemoPerson(
                    "Carol",
                    "Clark",
                    List.of("Sales Department"),
                    true,
                    List.of("Admin"),
                    List.of("Admin"),
                    "chosen by hand; her group would give Viewer"),
            new DemoPerson(
                    "Dave",
                    "Dunn",
                    List.of("Account Managers"),
                    true,
                    List.of("Viewer"),
                    List.of("Account Manager"),
                    "his group gives more than the Viewer chosen by hand"),
            new DemoPerson(
                    "Erin",
                    "East",
                    List.of(),
                    true,
                    List.of(),
                    List.of("Knowledge Base Viewer"),
                    "in no group: the default role"),
            new DemoPerson(
                    "Frank",
                    "Fox",
                    List.of("Trust Center Admins"),
                    false,
                    List.of(),
                    List.of(),
                    "deactivated by the customer"));

    static final List<String> GROUPS = List.of("Trust Center Admins", "Account Managers", "Sales Department");

    private DemoCompany() {}
}
