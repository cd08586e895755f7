package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.scim.ResolvedRole;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds out whether somebody else has an app's highest role too. Nothing is asked unless somebody loses that one. */
record LastHolders(KeycloakSession session, RealmModel realm) {

    /** Those of these people without whom an app had nobody left in its highest role. */
    Set<String> among(Map<String, List<ResolvedRole>> losing, Apps apps) {
        Set<String> last = new HashSet<>();
        if (losing.isEmpty()) {
            return last;
        }
        apps.names().stream()
                .flatMap(name -> AppRoles.named(name, realm).stream())
                .forEach(app -> last.addAll(among(losing, app)));
        return last;
    }

    private Set<String> among(Map<String, List<ResolvedRole>> losing, AppRoles app) {
        Optional<AppRole> highest = app.ladder().rungs().stream().findFirst();
        Set<String> holders = losing.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(role -> role.app().equals(app.name())
                                && highest.map(AppRole::name)
                                        .filter(role.name()::equals)
                                        .isPresent()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        boolean everybodys = app.defaultRole().equals(highest);
        return holders.isEmpty() || everybodys || somebodyElse(app, holders) ? Set.of() : holders;
    }

    private boolean somebodyElse(AppRoles app, Set<String> holders) {
        return !holders.containsAll(new HighestRole(session, realm, app).holders(holders.size() + 1));
    }
}
