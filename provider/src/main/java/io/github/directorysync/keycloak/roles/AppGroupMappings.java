package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.jpa.entities.ComponentEntity;

/** The mappings of all groups of a directory to roles of one app. Concurrent changes of them are serialized. */
public record AppGroupMappings(KeycloakSession session, RealmModel realm, Directory directory, AppLadder app) {

    private static final int VERSION_LENGTH = 16;

    /**
     * A version (like an ETag) of these mappings: it differs after any change of them, whoever made it. One statement,
     * over groups that are mapped to a role of the app.
     */
    public String version() {
        List<String> roles = app.container()
                .getRolesStream()
                .filter(app::isMapped)
                .map(RoleModel::getId)
                .toList();
        Set<String> mapped = new TreeSet<>();
        Database database = new Database(session);
        Database.chunks(roles)
                .forEach(chunk -> database.forEach(
                        "select m.group.id, m.roleId from GroupRoleMappingEntity m, DirectoryGroupEntity d"
                                + " where d.groupId = m.group.id and d.directoryId = :directory"
                                + " and m.roleId in (:roles)",
                        Map.of("directory", directory.id(), "roles", chunk),
                        row -> mapped.add(row.text(0) + "=" + row.text(1))));
        String content = app.id() + String.join(",", mapped);
        return HashUtils.sha256UrlEncodedHash(content, StandardCharsets.UTF_8).substring(0, VERSION_LENGTH);
    }

    /** Locks the directory against other bulk changes of its mappings until the transaction ends. */
    public void lock() {
        new Database(session).entities().find(ComponentEntity.class, directory.id(), LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Returns those of these groups that belong to the directory, by id, and locks their rows until the transaction
     * ends.
     */
    public Map<String, GroupModel> groups(Collection<String> ids) {
        Map<String, GroupModel> groups = new HashMap<>();
        Database database = new Database(session);
        Database.chunks(new TreeSet<>(ids))
                .forEach(chunk -> database.query(
                                "from DirectoryGroupEntity d where d.groupId in (:ids)"
                                        + " and d.directoryId = :directory order by d.groupId",
                                DirectoryGroupEntity.class,
                                Map.of("ids", chunk, "directory", directory.id()))
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList()
                        .forEach(row -> add(groups, row.groupId)));
        return groups;
    }

    private void add(Map<String, GroupModel> groups, String id) {
        GroupModel group = session.groups().getGroupById(realm, id);
        if (group != null) {
            groups.put(id, group);
        }
    }
}
