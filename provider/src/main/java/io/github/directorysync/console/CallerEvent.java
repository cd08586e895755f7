package io.github.directorysync.console;

import io.github.directorysync.keycloak.AdminAction;
import io.github.directorysync.keycloak.RoleConsequences;
import java.time.Instant;

/** The admin event of a change, in the name of whoever made it. */
interface CallerEvent {

    /**
     * What an entry of the log says of a change that gives many people other roles.
     *
     * @param operation a word, such as {@code map-group}
     * @param by writes such an entry where the change has none yet
     */
    record Logged(String operation, Instant begun, AdminAction by, RoleConsequences consequences) {}

    /** It is in the log too, with whose role is another one by it. */
    CallerEvent logged(Logged entry);

    /** How it is now, as JSON and without secrets. */
    CallerEvent representation(String json);

    /** Sends it. */
    void success();
}
