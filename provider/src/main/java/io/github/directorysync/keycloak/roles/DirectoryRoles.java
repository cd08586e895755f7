package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The resolved roles of many users in their directory's apps, as the SCIM answers show them. */
public record DirectoryRoles(KeycloakSession session, RealmModel realm, Directory directory) {

    /** Returns the roles by the id of the user, in the order of the directory's apps; deactivated users have none. */
    public Map<String, List<ResolvedRole>> of(Collection<Stored<ScimUser>> people) {
        return ofActive(people.stream()
                .filter(person -> person.resource().active().orElse(true))
                .map(Stored::id)
                .toList());
    }

    /** Returns the same for users who are known to be active. */
    Map<String, List<ResolvedRole>> ofActive(Collection<String> people) {
        List<AppLadder> apps = directory.apps().names().stream()
                .flatMap(name -> AppLadder.named(name, realm).stream())
                .toList();
        Map<String, Boolean> active =
                people.stream().collect(Collectors.toMap(person -> person, person -> true, (one, same) -> one));
        if (apps.isEmpty() || active.isEmpty()) {
            return Map.of();
        }
        BatchResolution resolutions = BatchResolution.now(session, realm, directory, active, apps);
        Map<String, List<ResolvedRole>> resolved = new HashMap<>();
        apps.forEach(app -> resolutions
                .in(app)
                .forEach((person, resolution) -> resolution
                        .role()
                        .ifPresent(role -> resolved.computeIfAbsent(person, id -> new ArrayList<>())
                                .add(shown(app, role)))));
        return resolved;
    }

    private static ResolvedRole shown(AppLadder app, AppRole role) {
        return new ResolvedRole(
                app.name(), role.name(), role.description().isBlank() ? role.name() : role.description());
    }
}
