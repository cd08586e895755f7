package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.accounts.OrganizationMembers;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.Organizations;
import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.ScheduledWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Moves the users of a directory when its settings name another organization, or when the named one is created or deleted.
 * New users become members when they are created.
 */
public final class OrganizationMoveWork extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(OrganizationMoveWork.class);
    private static final int AT_ONCE = 100;

    /** Only directories that have, or had, an organization. */
    private static final String CONCERNED = "select c.id, c.realm.id from ComponentEntity c"
            + " left join DirectoryStateEntity s on s.directoryId = c.id"
            + " where c.providerType = :type and (s.organizationId is not null or exists (select 1 from"
            + " ComponentConfigEntity g where g.component.id = c.id and g.name = :name))";

    public OrganizationMoveWork() {
        super("organization-moves", Duration.ofMinutes(1));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        List<RowInRealm> concerned = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session)
                        .rows(
                                CONCERNED,
                                Map.of(
                                        "type",
                                        DirectoryProvider.class.getName(),
                                        "name",
                                        DirectorySettings.ORGANIZATION),
                                RowInRealm::of)
                        .list());
        for (RowInRealm directory : concerned) {
            int moved = Batches.repeat(factory, AT_ONCE, session -> move(session, directory));
            if (moved > 0) {
                LOG.infof("directory=%s: %d users were moved to another organization", directory.id(), moved);
            }
        }
    }

    private static int move(KeycloakSession session, RowInRealm place) {
        // While organizations are disabled in the realm, nothing is moved: they still exist.
        return DirectoryLookup.inRealm(
                        session,
                        place,
                        (realm, component) ->
                                new Organizations(session, realm).provider().isPresent()
                                        ? move(session, realm, DirectoryReader.read(component))
                                        : 0)
                .orElse(0);
    }

    private static int move(KeycloakSession session, RealmModel realm, Directory directory) {
        DirectoryStates states = new DirectoryStates(session);
        OrganizationMembers members = OrganizationMembers.of(session, realm, directory);
        @Nullable String wanted = members.wanted().map(OrganizationModel::getId).orElse(null);
        if (Objects.equals(states.organization(directory.id()), Optional.ofNullable(wanted))) {
            return 0;
        }
        int moved = members.move(AT_ONCE);
        if (moved < AT_ONCE) {
            states.organization(directory.id(), wanted);
        }
        return moved;
    }
}
