package io.github.directorysync.console.portal;

import io.github.directorysync.console.Caller;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.JsonBody;
import io.github.directorysync.console.PortalRefusal;
import io.github.directorysync.console.SmallBody;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.groups.GroupMappingGuard;
import io.github.directorysync.keycloak.portal.PortalSessions;
import io.github.directorysync.keycloak.roles.GroupMapping;
import io.github.directorysync.keycloak.roles.GroupMappingChange;
import io.github.directorysync.keycloak.roles.RoleCeiling;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The holder of a set-up link: no Keycloak account and no Keycloak permission, one directory only. {@link
 * PortalAuthentication} has checked that the link has a scope for the address; the limits within that scope are checked
 * here.
 */
record PortalCaller(KeycloakSession session, RealmModel realm, PortalSessions.OpenSession opened, PortalMemory memory)
        implements Caller {

    Directory directory() {
        return opened.directory();
    }

    SetupLink link() {
        return opened.link();
    }

    RoleCeiling reach() {
        return new RoleCeiling(session, realm, directory(), link().powers().highestRoles());
    }

    @Override
    public JsonBody form(InputStream body) {
        return new SmallBody(memory.holders(), link().id(), SmallBody.OF_A_LINK).read(body);
    }

    /** The door has asked. */
    @Override
    public void requireManage() {}

    @Override
    public void requireViewPeople() {
        throw PortalRefusal.forbidden("scope", "A set-up link cannot view people.");
    }

    /** The holder of a set-up link sees the users of the link's own directory. */
    @Override
    public boolean seesPeople() {
        return true;
    }

    /** The door has asked. */
    @Override
    public void requireIssue() {}

    @Override
    public void requireManagePeople() {
        throw PortalRefusal.forbidden("scope", "A set-up link cannot change people.");
    }

    @Override
    public void requireManageRealm() {
        throw PortalRefusal.forbidden("scope", "A set-up link cannot change the realm.");
    }

    /** Groups of the directory are permitted unless one administers Keycloak by now. */
    @Override
    public void requireManage(GroupModel group) {
        if (GroupMapping.administers(session, realm, group)) {
            throw PortalRefusal.forbidden("group", "The group " + group.getName() + " administers Keycloak.");
        }
    }

    @Override
    public void requireMap(RoleModel role) {
        if (!reach().includes(role)) {
            throw PortalRefusal.forbidden(
                    "role", "The role " + role.getName() + " is above the roles that this link may map.");
        }
    }

    /**
     * Asks the directory's guard: it protects against the customer's own mistakes, and only administrators bypass it.
     */
    @Override
    public void requireLoss(List<GroupMappingChange> changes) {
        large(() -> new GroupMappingGuard(session, realm, directory()).refusal(changes))
                .ifPresent(reason -> {
                    throw PortalRefusal.forbidden(
                            "role",
                            reason.sentence()
                                    + " Nothing was changed. Ask an administrator of the app to map this group.");
                });
    }

    @Override
    public String id() {
        return link().id();
    }

    @Override
    public <T> T large(Supplier<T> work) {
        try (TransferBudget.Share share = memory.large().begin(id()).orElseThrow(() -> PortalRefusal.tooMany(1))) {
            T done = work.get();
            share.transferred();
            return done;
        }
    }

    @Override
    public Optional<AppLadder> app(String id) {
        return reach().app(id);
    }

    @Override
    public boolean seesEveryApp() {
        return false;
    }

    @Override
    public ActivityFilter shown(ActivityFilter wanted) {
        return wanted.butAdministrators();
    }

    @Override
    public String name() {
        return link().label();
    }

    @Override
    public CallerEvent event(String resource, OperationType operation, String path) {
        return CallerEvent.of(session, AuditedChange.of(resource, operation, "directory-sync/" + path))
                .in(directory());
    }
}
