package io.github.directorysync.keycloak.export;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Imported;
import io.github.directorysync.keycloak.query.Database;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Counts users whom an import left without a row, for directories that came by an import.
 *
 * @param at when each directory was imported, by id
 */
public record ImportedDirectories(KeycloakSession session, Map<String, Instant> at) {

    private static final String WITHOUT_ROW =
            " and not exists (select 1 from AnyDirectoryUserEntity d where d.userId = u.id)"
                    + " and not exists (select 1 from FormerUserEntity f where f.userId = u.id)";

    /** The realm of the link and not of the account: two restricted tables would mislead PostgreSQL as in {@code UserLookups}. */
    private static final String LINKED = "select count(distinct u.id) from UserEntity u, FederatedIdentityEntity i"
            + " where i.user.id = u.id and i.realmId = :realm and i.identityProvider = :provider"
            + WITHOUT_ROW;

    private static final String IN_GROUPS =
            "select count(distinct u.id) from UserEntity u, UserGroupMembershipEntity m, AnyDirectoryGroupEntity g"
                    + " where m.user.id = u.id and g.groupId = m.groupId and g.directoryId = :directory" + WITHOUT_ROW;

    public Imported of(Directory directory) {
        return Optional.ofNullable(at.get(directory.id()))
                .map(then -> new Imported(Optional.of(then), unknown(directory)))
                .orElse(Imported.NEVER);
    }

    /** How many users have no row although they are linked to the directory's identity provider, or in its groups. */
    long unknown(Directory directory) {
        Database database = new Database(session);
        long members = database.count(IN_GROUPS, Map.of("directory", directory.id()));
        long linked = directory
                .saml()
                .identityProvider()
                .map(provider -> database.count(
                        LINKED, Map.of("realm", session.getContext().getRealm().getId(), "provider", provider)))
                .orElse(0L);
        return Math.max(members, linked);
    }
}
