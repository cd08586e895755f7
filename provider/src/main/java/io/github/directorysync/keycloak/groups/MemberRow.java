package io.github.directorysync.keycloak.groups;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.scim.resource.Reference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak user who is in a group, or joins one.
 *
 * @param id Keycloak's
 */
record MemberRow(String id, String username, @Nullable String email) {

    /** Reads the first three columns: id, username, e-mail. */
    static MemberRow of(ResultRow row) {
        return new MemberRow(row.text(0), row.text(1), row.textOrNull(2));
    }

    static List<MemberRow> list(Database database, @CompileTimeConstant String hql, Map<String, ?> parameters) {
        return database.rows(hql, parameters, MemberRow::of).list();
    }

    static List<String> ids(List<MemberRow> people) {
        return people.stream().map(MemberRow::id).toList();
    }

    Reference named() {
        return new Reference(id, username);
    }
}
