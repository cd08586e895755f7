package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimProblem;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The Keycloak groups behind a directory's groups, all below one parent, so that no push can seize another group. */
final class GroupModels {

    /** One of the directory's own whose deletion is held. */
    private static final String REVIVE = "update DepartedGroupEntity d set d.gone = null where d.gone is not null"
            + " and d.groupId = :id and d.directoryId = :directory";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;
    private final ParentGroup parent;
    private final Set<String> revived = new HashSet<>();

    GroupModels(KeycloakSession session, RealmModel realm, Directory directory, Database database) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
        this.database = database;
        this.parent = new ParentGroup(session, realm, directory, database);
    }

    private GroupModel get(String id) {
        return Optional.ofNullable(session.groups().getGroupById(realm, id))
                .orElseThrow(() -> ScimProblem.noSuchResource("group", id));
    }

    /**
     * One that the directory may change or remove.
     *
     * @throws ScimProblem 403 if it, one above it or one below it administers Keycloak by now
     */
    GroupModel reachable(String id) {
        GroupModel group = get(id);
        AdminPower.refuse(group, session, realm);
        return group;
    }

    /**
     * Makes the group, or adopts the one of that name that the realm's configuration has prepared, mappings and all.
     *
     * @throws ScimProblem 409 if the name is taken by a group that cannot be adopted, 403 if that administers Keycloak
     */
    GroupModel create(String name) {
        GroupModel above = parent.get();
        GroupModel present = session.groups().getGroupByName(realm, above, name);
        if (present == null) {
            requireNew(name);
            return session.groups().createGroup(realm, name, above);
        }
        if (database.change(REVIVE, Map.of("id", present.getId(), "directory", directory.id())) == 1) {
            revived.add(present.getId());
        } else if (!ParentGroup.isFree(present, database)) {
            throw taken();
        }
        AdminPower.refuse(present, session, realm);
        return present;
    }

    /** One of the directory's may have that name and stand elsewhere, where an administrator has moved it. */
    private void requireNew(String name) {
        if (database.count(
                        "select count(*) from DirectoryGroupEntity d, GroupEntity g where g.id = d.groupId"
                                + " and d.directoryId = :directory and d.displayName = :key and g.name = :name",
                        Map.of("directory", directory.id(), "key", GroupNames.key(name), "name", name))
                > 0) {
            throw taken();
        }
    }

    /** Whether {@link #create} has found one that was deleted, which is held. */
    boolean revived(GroupModel group) {
        return revived.contains(group.getId());
    }

    void rename(GroupModel group, String name) {
        if (group.getName().equals(name)) {
            return;
        }
        requireNew(name);
        GroupModel namesake = session.groups().getGroupByName(realm, group.getParent(), name);
        if (namesake != null && !namesake.getId().equals(group.getId())) {
            throw taken();
        }
        group.setName(name);
    }

    private static ScimProblem taken() {
        return ScimProblem.notUnique("The directory already has a group with this displayName.");
    }
}
