package io.github.directorysync.keycloak.export;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.RowQuery;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Writes the rows of directories' users and groups to attributes, so that realm exports contain them, and restores rows
 * from imported attributes: in the transaction that creates a realm, at server start, and periodically. So an identity
 * provider that sends an id of before the import is understood, and no account keeps an access that was to end.
 */
public final class ImportRestoreWork extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(ImportRestoreWork.class);
    private static final int AT_ONCE = 100;

    private static final String USERS =
            "select a.user.id, a.user.realmId from UserAttributeEntity a where a.name = :name"
                    + " and a.user.id > :after and (:realm = '*' or a.user.realmId = :realm)"
                    + " and not exists (select 1 from AnyDirectoryUserEntity d where d.userId = a.user.id)"
                    + " and not exists (select 1 from FormerUserEntity f where f.userId = a.user.id)"
                    + " group by a.user.id, a.user.realmId order by a.user.id";

    private static final String GROUPS =
            "select a.group.id, a.group.realm from GroupAttributeEntity a where a.name = :name"
                    + " and a.group.id > :after and (:realm = '*' or a.group.realm = :realm)"
                    + " and not exists (select 1 from AnyDirectoryGroupEntity d where d.groupId = a.group.id)"
                    + " group by a.group.id, a.group.realm order by a.group.id";

    private static final String EVERY_REALM = "*";

    private enum ImportedKind {
        USERS,
        GROUPS;

        RowQuery<RowInRealm> withoutRow(Database database, Map<String, String> parameters) {
            return this == USERS
                    ? database.rows(ImportRestoreWork.USERS, parameters, RowInRealm::of)
                    : database.rows(ImportRestoreWork.GROUPS, parameters, RowInRealm::of);
        }
    }

    public ImportRestoreWork() {
        super("import-restore", Duration.ofMinutes(5));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        factory.register(event -> onEvent(event, factory));
    }

    private void onEvent(ProviderEvent event, KeycloakSessionFactory factory) {
        if (event instanceof RealmModel.RealmPostCreateEvent created) {
            restoreWithRealm(created.getKeycloakSession(), created.getCreatedRealm());
        } else if (event instanceof PostMigrationEvent) {
            try {
                restore(factory);
            } catch (RuntimeException fault) {
                // The background retries it, so the server may start.
                LOG.warn("Users and groups that came in by an import are not restored yet", fault);
            }
        }
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        restore(factory);
        for (ExportedTable table : ExportedTable.values()) {
            new ExportAttributeWriter(table).writeAll(factory);
        }
    }

    private static void restore(KeycloakSessionFactory factory) {
        repeat(factory, ImportedKind.USERS);
        repeat(factory, ImportedKind.GROUPS);
    }

    private static void repeat(KeycloakSessionFactory factory, ImportedKind which) {
        Batches.walk(after -> KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> restore(session, which, after, EVERY_REALM)));
    }

    /** In the transaction that creates the realm. */
    private static void restoreWithRealm(KeycloakSession session, RealmModel realm) {
        RealmModel present = session.getContext().getRealm();
        for (ImportedKind which : ImportedKind.values()) {
            Batches.walk(after -> restore(session, which, after, realm.getId()));
        }
        session.getContext().setRealm(realm);
        ImportedDirectories imported = new ImportedDirectories(session, Map.of());
        DirectoryLookup.components(realm)
                .map(DirectoryReader::read)
                .filter(directory -> imported.unknown(directory) > 0)
                .map(Directory::id)
                .forEach(id -> new DirectoryStates(session).imported(id, ServerTime.now()));
        if (present != null) {
            session.getContext().setRealm(present);
        }
    }

    /**
     * Restores a batch.
     *
     * @return the last id, if there may be more
     */
    private static Optional<String> restore(KeycloakSession session, ImportedKind which, String after, String realm) {
        Database database = new Database(session);
        List<RowInRealm> batch = which.withoutRow(
                        database, Map.of("name", ExportedEntry.ATTRIBUTE, "after", after, "realm", realm))
                .most(AT_ONCE)
                .list();
        Set<String> directories = new HashSet<>();
        Map<String, Function<String, Optional<ExportedEntry>>> byRealm = new HashMap<>();
        batch.forEach(row -> byRealm.computeIfAbsent(row.realmId(), id -> restoring(session, which, id))
                .apply(row.id())
                .flatMap(entry -> entry.get(ExportedEntry.DIRECTORY))
                .ifPresent(directories::add));
        database.flush();
        directories.forEach(id -> new DirectoryStates(session).imported(id, ServerTime.now()));
        return batch.size() < AT_ONCE
                ? Optional.empty()
                : Optional.of(batch.get(AT_ONCE - 1).id());
    }

    private static Function<String, Optional<ExportedEntry>> restoring(
            KeycloakSession session, ImportedKind which, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return id -> Optional.empty();
        }
        // Keycloak needs the context's realm when a user or group changes, and for the key that signs.
        session.getContext().setRealm(realm);
        Function<String, Optional<ExportedEntry>> inRealm = which == ImportedKind.USERS
                ? new UserExport(session, realm)::restore
                : new GroupExport(session, realm)::restore;
        return id -> {
            session.getContext().setRealm(realm);
            return inRealm.apply(id);
        };
    }
}
