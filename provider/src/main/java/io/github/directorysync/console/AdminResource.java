package io.github.directorysync.console;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.KeycloakDirectories;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;

/** The admin API of one realm. */
public final class AdminResource {

    private final Caller caller;

    AdminResource(Caller caller) {
        this.caller = caller;
    }

    @Path("directories/{directory}/tokens")
    public TokensResource tokens(@PathParam("directory") String alias) {
        caller.requireView();
        return new TokensResource(caller, directory(alias));
    }

    @Path("directories/{directory}/held")
    public HeldResource held(@PathParam("directory") String alias) {
        caller.requireView();
        return new HeldResource(caller, directory(alias));
    }

    @Path("directories/{directory}/activity")
    public ActivityResource activity(@PathParam("directory") String alias) {
        return activityOf(Optional.of(directory(alias).id()));
    }

    @Path("activity")
    public ActivityResource activity() {
        return activityOf(Optional.empty());
    }

    private ActivityResource activityOf(Optional<String> directoryId) {
        caller.requireView();
        return new ActivityResource(caller, directoryId);
    }

    private Directory directory(String alias) {
        return KeycloakDirectories.find(caller.realm(), alias).orElseThrow(NotFoundException::new);
    }
}
