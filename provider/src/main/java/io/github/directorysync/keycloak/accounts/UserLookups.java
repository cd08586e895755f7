package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.directories.UserCount;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResourceRow;
import io.github.directorysync.keycloak.query.RowQuery;
import io.github.directorysync.keycloak.query.TableMapping;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.UserNames;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Look-ups of users by one value, with constant HQL texts.
 *
 * <p>A statement of this package that joins a directory's rows with accounts, and looks up one account, names the directory as
 * {@code concat(d.directoryId, '')}: no index applies to that, so PostgreSQL has to begin with the account. It takes a directory,
 * a realm or an identity provider that its statistics do not know yet for one row. With two such estimates it would read
 * everybody in the directory, and for each of them everybody in the realm.
 */
record UserLookups(String realmId) implements TableMapping.Lookups<ScimUser> {

    private static final String USERS = "select d.userId, d.document, d.created, d.lastModified, d.version,"
            + " k.username, k.enabled, k.firstName, k.lastName, k.email, d.standing, d.active, d.scimId, d.userName,"
            + " d.saidActive"
            + " from DirectoryUserEntity d, UserEntity k"
            + " where k.id = d.userId and ";

    private static final String FOUND = USERS + "d.directoryId = :directory ";

    /**
     * {@link UserTable#named} as HQL text. It is a union and not an "or", whose plan for unknown values is so bad that PostgreSQL
     * makes a new one at each look-up, which takes longer than the look-up.
     */
    private static final String NAMED = USERS
            + "k.realmId = :realm and k.username = :value and d.standing is null and d.userName is null"
            + " and concat(d.directoryId, '') = :directory union all "
            + FOUND + "and d.userName = :value order by 3, 1";

    private static final String IN_ORDER = " order by d.created, d.userId";

    @Override
    public RowQuery<ResourceRow<ScimUser>> one(Database database, Map<String, String> parameters) {
        return database.rows(FOUND + "and d.userId = :id", parameters, UserRow::of);
    }

    @Override
    public Optional<RowQuery<ResourceRow<ScimUser>>> having(
            Database database, String directoryId, String path, String value) {
        return switch (path) {
            case "userName" ->
                Optional.of(database.rows(
                        NAMED,
                        Map.of("directory", directoryId, "realm", realmId, "value", UserNames.key(value)),
                        UserRow::of));
            case "externalId" ->
                Optional.of(database.rows(
                        FOUND + "and d.externalId = :value" + IN_ORDER,
                        Map.of("directory", directoryId, "value", value),
                        UserRow::of));
            default -> Optional.empty();
        };
    }

    @Override
    public long total(Database database, String directoryId) {
        return new UserCount(database).of(directoryId);
    }

    @Override
    public TypedQuery<String> own(Database database, Map<String, String> parameters) {
        return database.query(
                "select d.userId from DirectoryUserEntity d where d.directoryId = :directory and d.userId = :id",
                String.class,
                parameters);
    }

    @Override
    public RowQuery<ResourceRow<ScimUser>> both(Database database, Map<String, String> parameters) {
        return database.rows(
                "select d, k from DirectoryUserEntity d, UserEntity k"
                        + " where k.id = d.userId and d.directoryId = :directory and d.userId = :id",
                parameters,
                row -> UserRow.of(row.value(0, DirectoryUserEntity.class), row.value(1, UserEntity.class)));
    }
}
