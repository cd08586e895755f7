package io.github.directorysync.keycloak.groups;

import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Somebody left a group. Our own event: the static {@code fire} of Keycloak's changed its parameters between 26.4 and
 * 26.7, and {@code getUser} came in between, so it is here without an {@code Override}.
 */
record MemberLeaveEvent(KeycloakSession session, RealmModel realm, GroupModel group, UserModel user)
        implements GroupModel.GroupMemberLeaveEvent {

    @Override
    public RealmModel getRealm() {
        return realm;
    }

    @Override
    public GroupModel getGroup() {
        return group;
    }

    public UserModel getUser() {
        return user;
    }

    @Override
    public KeycloakSession getKeycloakSession() {
        return session;
    }
}
