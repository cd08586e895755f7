package io.github.directorysync.role;

import java.util.Optional;

/**
 * What is wrong with the roles of an app, and what an administrator has to do about it.
 *
 * @param code for programs
 * @param role the role that is concerned, if it is one
 * @param text for people: names the role and the app
 */
public record AppFault(String code, Optional<String> role, String text) {

    static final String LEVEL = "directory-sync.level";

    /** A level that nobody can read. */
    public static AppFault level(String app, FaultyLevel level) {
        return new AppFault(
                "role-level",
                Optional.of(level.role()),
                "The role " + level.role() + " of " + app + " does not count: " + level.problem()
                        + ". Whoever has it has the highest of their other roles in " + app
                        + ", or none, until its attribute " + LEVEL + " is one whole number.");
    }

    /** The same of the default role, which still is everybody's whom nothing else gives a role. */
    public static AppFault defaultLevel(String app, FaultyLevel level) {
        return new AppFault(
                "role-level",
                Optional.of(level.role()),
                "The default role " + level.role() + " of " + app + " counts below every other role: " + level.problem()
                        + ". Make its attribute " + LEVEL + " one whole number, or take it away.");
    }

    /** The default role was deleted, or there never was one of that name. */
    public static AppFault noDefault(String app, String role) {
        return new AppFault(
                "default-role",
                Optional.of(role),
                "The default role " + role + " of " + app
                        + " does not exist: people whom nothing else gives a role have none. Make the role " + role
                        + ", or name another one as default role of " + app + ".");
    }

    /** People sign in to an app in which nobody can have a role. */
    public static AppFault noRoles(String app) {
        return new AppFault(
                "no-ranked-role",
                Optional.empty(),
                "No role of " + app + " has a level, so nobody has a role there. Give each role of " + app
                        + " that is to count the attribute " + LEVEL + ", a whole number; the highest counts.");
    }

    /** A directory, or a mapper, names what is not there. */
    public static AppFault noApp(String app, String namedBy) {
        return new AppFault(
                "app-missing",
                Optional.empty(),
                "There is no client " + app + " in the realm, but " + namedBy
                        + " names it, so nobody has a role there. Name another client, or none.");
    }

    /** An app is told something else under the name of the resolved role. */
    public static AppFault contradiction(String client, Contradiction contradiction) {
        return new AppFault("role-mapper", Optional.empty(), "Client " + client + ": " + contradiction.text());
    }
}
