package io.github.directorysync.keycloak.groups;

import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Published when a user has left a group. Keycloak's static {@code fire} changed its parameters between 26.4 and 26.7, so
 * this is an implementation of its own; {@code getUser} came in between, so it has no {@code Override}.
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
