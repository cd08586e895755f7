package io.github.directorysync.console;

import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.roles.GroupMappingChange;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Who calls, and what they may: an administrator, or somebody with a set-up link. What only administrators may ever do
 * asks for an {@link Administrator}. Whoever may not is answered 403.
 */
public interface Caller {

    KeycloakSession session();

    RealmModel realm();

    /** Reads the body of the request; an empty body is an empty form. Call it only after the permission check. */
    JsonBody form(InputStream body);

    /** May change directories and roles. */
    void requireManage();

    /** May look at people. */
    void requireViewPeople();

    /** Whether they may be shown names and values of people, where these are a part of something else. */
    boolean seesPeople();

    /** May change people. */
    void requireManagePeople();

    /** May change the realm itself, by Keycloak's own permission: no operator and no link does. */
    void requireManageRealm();

    /** May hand out what opens the directory to somebody else: a token or a set-up link. */
    void requireIssue();

    /** May change what that group gives. */
    void requireManage(GroupModel group);

    /** May give and take away the role. */
    void requireMap(RoleModel role);

    /**
     * May map groups to other roles, although people lose theirs by it. Before it is done, and once for all of them; who
     * loses by it is counted.
     */
    void requireLoss(List<GroupMappingChange> changes);

    /** The app of that id, if there is one and they may know of it. */
    Optional<AppLadder> app(String id);

    /** Whether they may see what groups give in all apps at once. */
    boolean seesEveryApp();

    /** Of the entries of the log that they want those that they may see. */
    ActivityFilter shown(ActivityFilter wanted);

    /** Their user name, or what stands for it. */
    String name();

    /**
     * Begins the admin event of a change and its entry of the log; {@code success()} writes them.
     *
     * @param resource what was changed, in capitals
     * @param path of it, below {@code directory-sync/}: the same by whatever address and by whom it was changed
     */
    CallerEvent event(String resource, OperationType operation, String path);
}
