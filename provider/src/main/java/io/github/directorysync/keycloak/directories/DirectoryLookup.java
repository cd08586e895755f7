package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The directories of a realm, read from Keycloak's cache. */
public final class DirectoryLookup {

    private DirectoryLookup() {}

    public static Optional<Directory> find(RealmModel realm, String alias) {
        return components(realm)
                .filter(component -> alias.equals(component.get(DirectorySettings.ALIAS)))
                .findFirst()
                .map(DirectoryReader::read);
    }

    /**
     * An arbitrary directory. Requests to a directory that does not exist are checked against it, so that they take as
     * long.
     */
    public static Optional<Directory> any(RealmModel realm) {
        return components(realm).findFirst().map(DirectoryReader::read);
    }

    /** Whether any directory accepts access tokens. */
    public static boolean anyNamesClients(RealmModel realm) {
        return components(realm).anyMatch(component -> component.contains(DirectorySettings.CLIENTS));
    }

    /** Finds a directory by the id of its component. */
    public static Optional<Directory> byId(RealmModel realm, String id) {
        return Optional.ofNullable(realm.getComponent(id))
                .filter(component -> DirectoryProvider.class.getName().equals(component.getProviderType()))
                .map(DirectoryReader::read);
    }

    /** The ids of directories whose pushed roles count for an app. */
    public static List<String> pushingTo(RealmModel realm, String app) {
        return components(realm)
                .filter(component -> component.get(DirectorySettings.PUSHED_ROLES, false))
                .map(DirectoryReader::read)
                .filter(directory -> directory.apps().include(app))
                .map(Directory::id)
                .toList();
    }

    /**
     * Runs work with a directory of any realm. The session's realm is that realm afterwards.
     *
     * @return empty if the directory or its realm is gone
     */
    public static <T> Optional<T> inRealm(
            KeycloakSession session, RowInRealm place, BiFunction<RealmModel, ComponentModel, T> work) {
        RealmModel realm = session.realms().getRealm(place.realmId());
        ComponentModel component = realm == null ? null : realm.getComponent(place.id());
        if (realm == null || component == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        return Optional.of(work.apply(realm, component));
    }

    /** The realm of a directory; empty if the directory is gone. */
    public static Optional<RowInRealm> place(KeycloakSession session, String id) {
        return new Database(session)
                .rows(
                        "select c.id, c.realm.id from ComponentEntity c where c.id = :id",
                        Map.of("id", id),
                        RowInRealm::of)
                .first();
    }

    public static Stream<ComponentModel> components(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), DirectoryProvider.class.getName());
    }
}
