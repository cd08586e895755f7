package io.github.directorysync.role;

import java.util.Optional;

/**
 * A fault in the role configuration of an app, and how an administrator corrects it.
 *
 * @param code a stable identifier for programs, such as {@code role-level}
 * @param role the name of the faulty role; empty if the fault concerns no single role
 * @param text a message for administrators that names the role and the app
 */
public record AppFault(String code, Optional<String> role, String text) {

    static final String LEVEL = "directory-sync.level";

    /** The level attribute of a role cannot be read. */
    public static AppFault level(String app, FaultyLevel level) {
        return new AppFault(
                "role-level",
                Optional.of(level.role()),
                "The role " + level.role() + " of " + app + " does not count: " + level.problem()
                        + ". Whoever has it has the highest of their other roles in " + app
                        + ", or none, until its attribute " + LEVEL + " is one whole number.");
    }

    /** The level attribute of the default role cannot be read. The role still applies to users who get no other role. */
    public static AppFault defaultLevel(String app, FaultyLevel level) {
        return new AppFault(
                "role-level",
                Optional.of(level.role()),
                "The default role " + level.role() + " of " + app + " counts below every other role: " + level.problem()
                        + ". Make its attribute " + LEVEL + " one whole number, or take it away.");
    }

    /** The configured default role does not exist. */
    public static AppFault noDefault(String app, String role) {
        return new AppFault(
                "default-role",
                Optional.of(role),
                "The default role " + role + " of " + app
                        + " does not exist: people whom nothing else gives a role have none. Make the role " + role
                        + ", or name another one as default role of " + app + ".");
    }

    /** No role of an app that users sign in to has a level. */
    public static AppFault noRoles(String app) {
        return new AppFault(
                "no-ranked-role",
                Optional.empty(),
                "No role of " + app + " has a level, so nobody has a role there. Give each role of " + app
                        + " that is to count the attribute " + LEVEL + ", a whole number; the highest counts.");
    }

    /** A directory or a protocol mapper names a client that does not exist. */
    public static AppFault noApp(String app, String namedBy) {
        return new AppFault(
                "app-missing",
                Optional.empty(),
                "There is no client " + app + " in the realm, but " + namedBy
                        + " names it, so nobody has a role there. Name another client, or none.");
    }

    /** Another protocol mapper of the client contradicts the resolved role. */
    public static AppFault contradiction(String client, Contradiction contradiction) {
        return new AppFault("role-mapper", Optional.empty(), "Client " + client + ": " + contradiction.text());
    }
}
