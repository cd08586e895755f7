package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.jpa.entities.GroupEntity;

/**
 * The columns of a group of a directory: {@code DS_GROUP} joined with Keycloak's table of groups.
 *
 * @param name the displayName that the directory sent; null in rows that do not have it
 * @param keycloakName Keycloak's name of the group
 */
record GroupRow(
        String id,
        @Nullable String name,
        Optional<String> externalId,
        Instant created,
        Instant lastModified,
        long version,
        String keycloakName)
        implements ResourceRow<ScimGroup> {

    /** In the order that {@link #of(ResultRow)} expects. */
    static final List<String> COLUMNS =
            List.of("d.groupId", "d.name", "d.externalId", "d.created", "d.lastModified", "d.version", "k.name");

    static GroupRow of(ResultRow row) {
        return new GroupRow(
                row.text(0),
                row.textOrNull(1),
                row.optionalText(2),
                row.time(3),
                row.time(4),
                row.number(5),
                row.text(6));
    }

    static GroupRow of(DirectoryGroupEntity ours, GroupEntity keycloaks) {
        return new GroupRow(
                ours.groupId,
                ours.name,
                Optional.ofNullable(ours.externalId),
                Instant.ofEpochMilli(ours.created),
                Instant.ofEpochMilli(ours.lastModified),
                ours.version,
                keycloaks.getName());
    }

    @Override
    public int size() {
        return name == null ? 0 : name.length();
    }

    @Override
    public Stored<ScimGroup> resource() {
        return new Stored<>(
                id, new ScimGroup(name == null ? keycloakName : name, externalId), created, lastModified, version);
    }
}
