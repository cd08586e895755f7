package io.github.directorysync.console;

import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.roles.GroupMappingChange;
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
 * The caller of the admin API or the portal API with their permissions: an administrator, or the holder of a set-up
 * link. Operations for administrators only require an {@link Administrator}. A missing permission is answered with 403.
 */
public interface Caller {

    KeycloakSession session();

    RealmModel realm();

    /** Reads the body of the request; an empty body is an empty form. Call it only after the permission check. */
    JsonBody form(InputStream body);

    /** Requires the permission to change directories and roles. */
    void requireManage();

    /** Requires the permission to view people. */
    void requireViewPeople();

    /** Whether the caller may see names and attribute values of people that are a part of something else. */
    boolean seesPeople();

    /** Requires the permission to change people. */
    void requireManagePeople();

    /** Requires Keycloak's own permission to change the realm; operators and set-up links do not have it. */
    void requireManageRealm();

    /** Requires the permission to give others access to the directory: by a token or a set-up link. */
    void requireIssue();

    /** Requires the permission to change the roles of the group. */
    void requireManage(GroupModel group);

    /** Requires the permission to grant and revoke the role. */
    void requireMap(RoleModel role);

    /**
     * Requires the permission for these mappings, although people lose roles by them. Called once for all of them and
     * before the change, as it counts the people who lose a role.
     */
    void requireLoss(List<GroupMappingChange> changes);

    /** The app of that id, if it exists and the caller may see it. */
    Optional<AppLadder> app(String id);

    /** Whether the caller may see the roles of groups in all apps. */
    boolean seesEveryApp();

    /** Restricts a filter of the activity log to the entries that the caller may see. */
    ActivityFilter shown(ActivityFilter wanted);

    /** The id of the administrator, or of the set-up link. */
    String id();

    /**
     * Does work that reads as many people as groups have. Holders of set-up links do little of it at the same time.
     *
     * @throws jakarta.ws.rs.WebApplicationException 429 if there is too much
     */
    <T> T large(Supplier<T> work);

    /** The caller's username, or a label in its place. */
    String name();

    /**
     * Begins the admin event and the log entry of a change; {@code success()} writes them.
     *
     * @param resource the resource type in capitals
     * @param path its path below {@code directory-sync/}, the same for every caller and address
     */
    CallerEvent event(String resource, OperationType operation, String path);
}
