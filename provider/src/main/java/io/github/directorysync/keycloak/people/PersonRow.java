package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.role.Resolution;
import io.github.directorysync.sync.users.AccessReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A user whose role is not resolved yet. */
record PersonRow(
        String id,
        String userName,
        String account,
        String displayName,
        String email,
        boolean active,
        AccessReason reason) {

    private static final List<Value> ENTRY = Stream.of(
                    "u.id", "u.username", "u.firstName", "u.lastName", "u.email", "u.enabled", "d.userName")
            .<Value>map(column -> scope -> scope.column(column))
            .toList();

    static PersonRow of(ResultRow row) {
        String account = row.text(1);
        return new PersonRow(
                row.text(0),
                row.optionalText(6).orElse(account),
                account,
                Stream.of(row.optionalText(2), row.optionalText(3))
                        .flatMap(Optional::stream)
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" ")),
                row.optionalText(4).orElse(""),
                row.flag(5),
                AccessReason.valueOf(row.text(7)));
    }

    PeopleQuery.PersonRole with(Resolution resolution) {
        return new PeopleQuery.PersonRole(id, userName, account, displayName, email, active, reason, resolution);
    }

    /** The columns that {@link #of} reads. */
    static List<Value> columns(Directory directory) {
        return Stream.concat(ENTRY.stream(), Stream.of(new AccessConditions(directory).reason()))
                .toList();
    }
}
