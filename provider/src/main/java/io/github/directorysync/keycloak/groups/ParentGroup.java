package io.github.directorysync.keycloak.groups;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.AttributeSignature;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.keycloak.store.ParentGroupEntity;
import io.github.directorysync.scim.ScimProblem;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.ComponentEntity;

/**
 * The group below which a directory's groups are created. It is known by its id ({@code DS_PARENT_GROUP}), wherever it is
 * moved and however it is renamed, and belongs to one directory only. Realm exports contain no tables, so the group also
 * has an attribute with the directory's id, by which it is found in an imported realm.
 */
public record ParentGroup(KeycloakSession session, RealmModel realm, Directory directory, Database database) {

    /** Attribute of the group with the directory's id. Read only where the table has no row. */
    static final String ATTRIBUTE = "directory-sync.parent-of";

    /**
     * Signature of {@link #ATTRIBUTE}, so that permission to write a group's attributes is not enough to make it a parent
     * group.
     */
    static final String PROOF = "directory-sync.parent-of-proof";

    /**
     * Returns the parent group, and creates it if there is none.
     *
     * @throws ScimProblem 403 if it administers Keycloak
     */
    GroupModel get() {
        GroupModel parent = recorded().orElseGet(this::findOrCreate);
        if (AdminPrivileges.of(parent, session, realm)) {
            throw ScimProblem.forbidden(
                    "The directory's parent group administers Keycloak, so no group can be made below"
                            + " it. Name another one in the directory's settings.");
        }
        return parent;
    }

    /**
     * Finds or creates the group for the first time, in one request of the directory at a time: others wait for the lock
     * and see what it has committed. Without the lock a request could read "no parent", then meet the group that another
     * request has created since, take it for another directory's, and answer 409.
     */
    private GroupModel findOrCreate() {
        database.entities().find(ComponentEntity.class, directory.id(), LockModeType.PESSIMISTIC_WRITE);
        return recorded().or(() -> imported().map(this::claim)).orElseGet(this::byName);
    }

    /**
     * Locks the row until this transaction ends, so that no other request creates or renames a group of the directory and
     * no two groups get one displayName.
     */
    Optional<ParentGroupEntity> lock() {
        return Optional.ofNullable(
                database.entities().find(ParentGroupEntity.class, directory.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<GroupModel> recorded() {
        return lock().map(row -> session.groups().getGroupById(realm, row.groupId));
    }

    /** The group that {@link #get} would return, if it is there. Locks and changes nothing. */
    Optional<GroupModel> peek() {
        return database.find(ParentGroupEntity.class, directory.id())
                .map(row -> session.groups().getGroupById(realm, row.groupId))
                .or(() -> Optional.ofNullable(session.groups()
                                .getGroupByName(
                                        realm, null, directory.customer().groupsParent()))
                        .filter(group -> isFree(group, database) && !isNamedByAnother(group.getName())));
    }

    private Optional<GroupModel> imported() {
        return session.groups()
                .searchGroupsByAttributes(realm, Map.of(ATTRIBUTE, directory.id()), null, null)
                .filter(group -> isFree(group, database) && isProved(group))
                .findFirst();
    }

    private boolean isProved(GroupModel group) {
        String proof = group.getFirstAttribute(PROOF);
        return proof != null
                && new AttributeSignature(session).isOf(group.getId(), List.of(ATTRIBUTE, directory.id()), proof);
    }

    /** Uses the name in the settings, unless that is another directory's; then that name with the alias behind it. */
    private GroupModel byName() {
        for (String name : List.of(
                directory.customer().groupsParent(),
                directory.customer().groupsParent() + " (" + directory.alias() + ")")) {
            GroupModel present = session.groups().getGroupByName(realm, null, name);
            if (isNamedByAnother(name)) {
                continue;
            }
            if (present == null) {
                return claim(session.groups().createGroup(realm, name));
            }
            if (isFree(present, database)) {
                return claim(present);
            }
        }
        throw ScimProblem.conflict("The directory has no parent group: the group "
                + directory.customer().groupsParent()
                + " is another directory's. Name another one in the directory's settings.");
    }

    /** Whether another directory's settings name this group, and ours do not. */
    private boolean isNamedByAnother(String name) {
        return !parentName(realm.getComponent(directory.id())).equals(name)
                && others(realm, directory.id())
                        .anyMatch(other -> parentName(other).equals(name));
    }

    /**
     * Records the group as this directory's. If two directories of one name do so at the same time, the unique keys refuse
     * one; that request is retried and sees that the name is taken.
     */
    private GroupModel claim(GroupModel group) {
        ParentGroupEntity row = new ParentGroupEntity();
        row.directoryId = directory.id();
        row.groupId = group.getId();
        database.entities().persist(row);
        database.flush();
        if (!directory.id().equals(group.getFirstAttribute(ATTRIBUTE)) || !isProved(group)) {
            group.setSingleAttribute(ATTRIBUTE, directory.id());
            group.setSingleAttribute(
                    PROOF, new AttributeSignature(session).of(group.getId(), List.of(ATTRIBUTE, directory.id())));
        }
        return group;
    }

    /** Whether it is neither the parent group nor a group of any directory. */
    static boolean isFree(GroupModel group, Database database) {
        return database.find(AnyDirectoryGroupEntity.class, group.getId()).isEmpty()
                && directoryBelow(group, database).isEmpty();
    }

    /** The id of the directory whose parent group it is. */
    static Optional<String> directoryBelow(GroupModel group, Database database) {
        return database
                .list(
                        "select p.directoryId from ParentGroupEntity p where p.groupId = :group",
                        String.class,
                        Map.of("group", group.getId()))
                .stream()
                .findFirst();
    }

    /**
     * Forgets the parent group after the settings name another one: new groups are created there, existing ones stay where
     * they are.
     */
    public static void forget(KeycloakSession session, RealmModel realm, String directoryId) {
        Database database = new Database(session);
        database.find(ParentGroupEntity.class, directoryId).ifPresent(row -> {
            GroupModel group = session.groups().getGroupById(realm, row.groupId);
            if (group != null) {
                group.removeAttribute(ATTRIBUTE);
                group.removeAttribute(PROOF);
            }
            database.entities().remove(row);
            database.flush();
        });
    }

    /** The name in the settings; empty if they name none. */
    static String parentName(ComponentModel model) {
        return model.get(DirectorySettings.GROUPS_PARENT, "").strip();
    }

    static Stream<ComponentModel> others(RealmModel realm, String directoryId) {
        return DirectoryLookup.components(realm).filter(other -> !Objects.equals(other.getId(), directoryId));
    }
}
