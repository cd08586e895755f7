package io.github.directorysync.keycloak.directories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.RenamedGroups;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;

/** Finds and logs groups of directories that an administrator has renamed in Keycloak. */
public record GroupRenames(Database database) {

    private static final Logger LOG = Logger.getLogger(GroupRenames.class);

    /** The renamed groups of each directory that has any. */
    public Map<String, RenamedGroups> of(Collection<String> directories) {
        Map<String, RenamedGroups> renamed = new HashMap<>();
        Database.chunks(directories)
                .flatMap(chunk -> database
                        .rows(
                                "select d.directoryId, count(d.groupId), min(d.groupId) from DirectoryGroupEntity d"
                                        + " where d.directoryId in (:ids) and d.renamed is not null group by d.directoryId",
                                Map.of("ids", chunk),
                                row -> new Renamed(row.text(0), row.number(1), row.text(2)))
                        .list()
                        .stream())
                .forEach(some -> renamed.put(some.directoryId(), example(some.example(), some.count())));
        return renamed;
    }

    private record Renamed(String directoryId, long count, String example) {}

    private RenamedGroups example(String id, long count) {
        return database.rows(
                        "select d.name, g.name from DirectoryGroupEntity d, GroupEntity g where g.id = d.groupId"
                                + " and d.groupId = :id",
                        Map.of("id", id),
                        row -> new RenamedGroups(count, row.text(0), row.text(1)))
                .first()
                .orElse(RenamedGroups.NONE);
    }

    /** Logs that an administrator has renamed the group in Keycloak, or has restored its name. */
    static void log(KeycloakSession session, Directory directory, GroupModel group, String sent, boolean differs) {
        if (differs) {
            LOG.warnf(
                    "directory=%s group=%s: renamed in Keycloak, so it is called otherwise there than at the identity"
                            + " provider; it is still found by the identity provider's name",
                    directory.id(), group.getId());
        }
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putObject("now").put("displayName", sent).put("keycloakName", group.getName());
        AdminAudit.on(session, directory, AdminAudit.target("Group", group.getId(), sent))
                .log("rename-group", ServerTime.now(), List.of(), detail);
    }
}
