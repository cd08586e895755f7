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

/** The Keycloak groups of a directory, all below one parent group, so that no push can take over another group. */
final class GroupModels {

    /** Takes back the held deletion of a group of the directory. */
    private static final String REVIVE = "update AnyDirectoryGroupEntity d set d.gone = null where d.gone is not null"
            + " and d.groupId = :id and d.directoryId = :directory";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;
    private final GroupNameIndex names;
    private final ParentGroup parent;
    private final PreparedGroups prepared;
    private final Set<String> revived = new HashSet<>();
    private final Optional<String> newId;

    /**
     * Creates the access to the groups.
     *
     * @param newId the id of the next group that is created; empty for one of Keycloak's choice
     */
    GroupModels(
            KeycloakSession session, RealmModel realm, Directory directory, Database database, Optional<String> newId) {
        this.newId = newId;
        this.session = session;
        this.realm = realm;
        this.directory = directory;
        this.database = database;
        this.names = new GroupNameIndex(database);
        this.prepared = new PreparedGroups(session, realm, database);
        this.parent = new ParentGroup(session, realm, directory, database);
    }

    private GroupModel get(String id) {
        return Optional.ofNullable(session.groups().getGroupById(realm, id))
                .orElseThrow(() -> ScimProblem.noSuchResource("group", id));
    }

    /**
     * Returns the group if the directory may change or remove it.
     *
     * @throws ScimProblem 404 if there is no such group, 403 if it, one above it or one below it administers Keycloak by
     *     now
     */
    GroupModel reachable(String id) {
        GroupModel group = get(id);
        AdminPrivileges.refuse(group, session, realm);
        return group;
    }

    /**
     * Creates the group, or adopts the one that was prepared for it in the realm's configuration, with its role mappings.
     * Of several groups with one displayName, the first that is sent adopts the prepared one.
     *
     * @throws ScimProblem 409 if it cannot be told from an existing group, 403 if a prepared one administers Keycloak
     */
    GroupModel create(ScimGroup group) {
        GroupModel above = parent.get();
        GroupNamesakes namesakes = names.namesakes(directory.id(), group.displayName(), group.externalId(), "");
        if (namesakes.refuseNew(group.externalId())) {
            throw taken();
        }
        Optional<String> returning = namesakes.returning(group.externalId());
        GroupModel model = returning.isPresent() ? revive(returning.get()) : createOrAdopt(group, above);
        AdminPrivileges.refuse(model, session, realm);
        return model;
    }

    private GroupModel revive(String id) {
        if (database.change(REVIVE, Map.of("id", id, "directory", directory.id())) != 1) {
            // An administrator has just decided about the deletion; the retried request sees whether the group is there
            // or gone.
            throw new OptimisticLockException("The held deletion of group " + id + " was decided meanwhile");
        }
        revived.add(id);
        return get(id);
    }

    private GroupModel createOrAdopt(ScimGroup group, GroupModel above) {
        for (String name : names(group)) {
            GroupModel present = session.groups().getGroupByName(realm, above, name);
            if (present == null) {
                return prepared.inOtherCase(name, above)
                        .orElseGet(() -> session.groups().createGroup(realm, newId.orElse(null), name, above));
            }
            if (ParentGroup.isFree(present, database)) {
                return prepared.byExternalId(group, above).orElse(present);
            }
            requireOurs(present);
        }
        throw taken();
    }

    /** Whether {@link #create} has returned a group whose deletion was held. */
    boolean revived(GroupModel group) {
        return revived.contains(group.getId());
    }

    /**
     * Checks a group before it is renamed or gets another externalId.
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
     * Gives the group the name that was sent, or a name with the externalId if that is taken. A name that an administrator
     * set in Keycloak lasts until the identity provider sends a new one.
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
                        .flatMap(above -> prepared.inOtherCase(name, above))
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

    /**
     * Refuses a name that a group of another directory or of the realm itself has, so that administrators cannot confuse
     * them.
     */
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
