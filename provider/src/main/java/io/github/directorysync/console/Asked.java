package io.github.directorysync.console;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.AppRoles;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/** What a caller asks for in the parameters of an address. */
record Asked(Caller caller, MultivaluedMap<String, String> parameters) {

    private static final int LONGEST = 255;

    /**
     * The parameter {@code app}.
     *
     * @throws InvalidSettings if there is no such app
     */
    Optional<AppRoles> optionalApp() {
        Optional<String> asked = text("app");
        if (asked.isEmpty() && !caller.seesEveryApp()) {
            throw unsaid();
        }
        return asked.map(
                id -> caller.app(id).orElseThrow(() -> new InvalidSettings("app", "The realm has no app " + id + ".")));
    }

    AppRoles app() {
        return optionalApp().orElseThrow(Asked::unsaid);
    }

    private static InvalidSettings unsaid() {
        return new InvalidSettings("app", "The parameter app says whose roles are meant.");
    }

    /** Without white space around it; nothing if it is empty. */
    Optional<String> text(String name) {
        return sent(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** As it is, empty or not. */
    Optional<String> sent(String name) {
        return Optional.ofNullable(parameters.getFirst(name)).map(text -> {
            if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
                throw new InvalidSettings(name, name + " must have at most " + LONGEST + " characters.");
            }
            return text;
        });
    }

    Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSettings(name, name + " must be true or false.");
        });
    }
}
