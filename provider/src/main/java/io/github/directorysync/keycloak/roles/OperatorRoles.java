package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.store.RealmSwitches;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Admin roles for operating directory sync and nothing else in Keycloak. They are client roles next to {@code
 * manage-realm}: of {@code realm-management}, and of {@code <realm>-realm} in the master realm. Users with one of them
 * count as administrators, so that no directory changes them or grants these roles.
 */
public final class OperatorRoles {

    /** Lists users, groups and app roles of directories, and nothing else: for the vendor's own app. */
    public static final String READ_PEOPLE = "directory-sync-read-people";

    /** Contains {@link #READ_PEOPLE}. Reads everything that the admin API of directory sync shows, users included. */
    public static final String VIEW = "directory-sync-view";

    /**
     * Contains {@link #VIEW}. Changes directories and all that belongs to them, and the app roles of users and groups.
     */
    public static final String MANAGE = "directory-sync-manage";

    private OperatorRoles() {}

    /** Creates the roles in a realm in which directory sync is enabled; existing ones stay as they are. */
    public static void make(KeycloakSession session, RealmModel realm) {
        if (!RealmSwitches.isEnabled(realm)) {
            return;
        }
        Stream.of(
                        Optional.ofNullable(
                                session.clients().getClientByClientId(realm, Constants.REALM_MANAGEMENT_CLIENT_ID)),
                        Optional.ofNullable(realm.getMasterAdminClient()))
                .flatMap(Optional::stream)
                .forEach(OperatorRoles::make);
    }

    private static void make(ClientModel client) {
        RoleModel read =
                role(client, READ_PEOPLE, "List people, groups and app roles of directories, and nothing else");
        RoleModel view = role(client, VIEW, "Look at directory sync, and at the people of directories");
        RoleModel manage = role(client, MANAGE, "Operate directory sync, and nothing else of the realm");
        if (!view.hasRole(read)) {
            view.addCompositeRole(read);
        }
        if (!manage.hasRole(view)) {
            manage.addCompositeRole(view);
        }
    }

    private static RoleModel role(ClientModel client, String name, String description) {
        return Optional.ofNullable(client.getRole(name)).orElseGet(() -> {
            RoleModel made = client.addRole(name);
            made.setDescription(description);
            return made;
        });
    }
}
