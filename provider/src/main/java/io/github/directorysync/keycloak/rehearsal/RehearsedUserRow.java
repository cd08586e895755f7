package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.time.Instant;
import java.util.List;

/**
 * The columns of {@code DS_REHEARSED_USER} that make a SCIM user.
 *
 * @param document the user as the directory sent it, as JSON
 */
record RehearsedUserRow(String id, String document, Instant created, Instant lastModified, long version)
        implements ResourceRow<ScimUser> {

    /** In the order that {@link #of(ResultRow)} expects. */
    static final List<String> COLUMNS = List.of("d.id", "d.document", "d.created", "d.lastModified", "d.version");

    static RehearsedUserRow of(ResultRow row) {
        return new RehearsedUserRow(row.text(0), row.text(1), row.time(2), row.time(3), row.number(4));
    }

    static RehearsedUserRow of(RehearsedUserEntity row) {
        return new RehearsedUserRow(
                row.id,
                row.document,
                Instant.ofEpochMilli(row.created),
                Instant.ofEpochMilli(row.lastModified),
                row.version);
    }

    @Override
    public int size() {
        return document.length();
    }

    @Override
    public Stored<ScimUser> resource() {
        return new Stored<>(id, ScimUser.kept(document), created, lastModified, version);
    }
}
