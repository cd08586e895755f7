package io.github.directorysync.keycloak.groups;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.sync.groups.GroupName;
import io.github.directorysync.sync.groups.GroupNamesakes;
import jakarta.persistence.OptimisticLockException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The Keycloak groups behind a directory's groups, all below one parent, so that no push can seize another group. */
final class GroupModels {

    /** One of the directory's own whose deletion is held. */
    private static final String REVIVE = "update AnyDirectoryGroupEntity d set d.gone = null where d.gone is not null"
            + " and d.groupId = :id and d.directoryId = :directory";

    /** By Keycloak's index of siblings. */
    private static final String SIBLINGS = "select g.id from GroupEntity g where g.realm = :realm"
            + " and g.parentId = :parent and g.name in (:names) order by g.name, g.id";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;
    private final GroupNameIndex names;
    private final ParentGroup parent;
    private final Set<String> revived = new HashSet<>();

    GroupModels(KeycloakSession session, RealmModel realm, Directory directory, Database database) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
        this.database = database;
        this.names = new GroupNameIndex(database);
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
        AdminPrivileges.refuse(group, session, realm);
        return group;
    }

    /**
     * Makes the group, or adopts the one that the realm's configuration has prepared for it, mappings and all. Of several groups
     * of one displayName the first one that is sent adopts what is prepared under that name.
     *
     * @throws ScimProblem 409 if it may be a group that is there, 403 if a prepared one administers Keycloak
     */
    GroupModel create(ScimGroup group) {
        GroupModel above = parent.get();
        GroupNamesakes namesakes = names.namesakes(directory.id(), group.displayName(), group.externalId(), "");
        if (namesakes.refuseNew(group.externalId())) {
            throw taken();
        }
        Optional<String> returning = namesakes.returning(group.externalId());
        GroupModel model = returning.isPresent() ? revive(returning.get()) : made(group, above);
        AdminPrivileges.refuse(model, session, realm);
        return model;
    }

    private GroupModel revive(String id) {
        if (database.change(REVIVE, Map.of("id", id, "directory", directory.id())) != 1) {
            // Somebody has just decided about its deletion: looked at once more, it is there or gone.
            throw new OptimisticLockException("The held deletion of group " + id + " was decided meanwhile");
        }
        revived.add(id);
        return get(id);
    }

    private GroupModel made(ScimGroup group, GroupModel above) {
        for (String name : names(group)) {
            GroupModel present = session.groups().getGroupByName(realm, above, name);
            if (present == null) {
                return preparedInOtherCase(name, above)
                        .orElseGet(() -> session.groups().createGroup(realm, name, above));
            }
            if (ParentGroup.isFree(present, database)) {
                return preparedFor(group, above).orElse(present);
            }
            requireOurs(present);
        }
        throw taken();
    }

    /** What has this very group's name: in a realm that was imported with other ids, its namesake may be free as well. */
    private Optional<GroupModel> preparedFor(ScimGroup group, GroupModel above) {
        return GroupName.withExternalId(group)
                .map(name -> session.groups().getGroupByName(realm, above, name))
                .filter(present -> ParentGroup.isFree(present, database));
    }

    /** DisplayNames are compared in any case, so what is prepared as {@code Admins} is meant for {@code admins} too. */
    private Optional<GroupModel> preparedInOtherCase(String name, GroupModel above) {
        List<String> names = GroupName.inOtherCases(name);
        return names.isEmpty()
                ? Optional.empty()
                : database
                        .list(
                                SIBLINGS,
                                String.class,
                                Map.of("realm", realm.getId(), "parent", above.getId(), "names", names))
                        .stream()
                        .map(id -> session.groups().getGroupById(realm, id))
                        .filter(present -> present != null && ParentGroup.isFree(present, database))
                        .findFirst();
    }

    /** Whether {@link #create} has found one that was deleted, which is held. */
    boolean revived(GroupModel group) {
        return revived.contains(group.getId());
    }

    /**
     * Asked before a group is renamed or gets another externalId.
     *
     * @throws ScimProblem 409 if it could no longer be told from another group of the directory
     */
    void requireDistinct(String id, ScimGroup after) {
        parent.lock();
        if (names.namesakes(directory.id(), after.displayName(), after.externalId(), id)
                .refuseChange(after.externalId())) {
            throw taken();
        }
    }

    /**
     * Gives the group the name that was sent, or one that says which it is. The name that an administrator has given it in
     * Keycloak ends by that: it was theirs until its identity provider sends a new one.
     *
     * @throws ScimProblem 409 if the name is taken by a group that is not the directory's
     */
    void rename(GroupModel group, DirectoryGroupEntity row, ScimGroup after) {
        String name = nameFor(group, after);
        row.name = after.displayName();
        row.displayName = GroupNameIndex.key(after.displayName());
        row.keycloakName = name;
        row.renamed = null;
        if (!group.getName().equals(name)) {
            group.setName(name);
        }
    }

    private String nameFor(GroupModel group, ScimGroup after) {
        for (String name : names(after)) {
            GroupModel namesake = session.groups().getGroupByName(realm, group.getParent(), name);
            if (namesake != null && namesake.getId().equals(group.getId())) {
                return name;
            }
            if (namesake == null) {
                Optional.ofNullable(group.getParent())
                        .flatMap(above -> preparedInOtherCase(name, above))
                        .ifPresent(this::requireOurs);
                return name;
            }
            requireOurs(namesake);
        }
        throw taken();
    }

    private static List<String> names(ScimGroup group) {
        return GroupName.candidates(group).toList();
    }

    /** Another directory's, or one of the realm's own: nothing is called like it, so that nobody takes one for the other. */
    private void requireOurs(GroupModel present) {
        boolean ours = database.find(AnyDirectoryGroupEntity.class, present.getId())
                .filter(row -> row.directoryId.equals(directory.id()))
                .isPresent();
        if (!ours) {
            throw ScimProblem.notUnique(
                    "Keycloak already has a group of this displayName that is not the directory's.");
        }
    }

    private static ScimProblem taken() {
        return ScimProblem.notUnique(
                "The directory already has a group with this displayName. Two groups of one displayName"
                        + " need an externalId each, by which they are told apart.");
    }
}
