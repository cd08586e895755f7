package io.github.directorysync.keycloak.roles;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.store.RoleSelectorEntity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Restores reason, author and end of imported users' role selectors: together with the realm if the import contains its
 * users, otherwise after the server has started, or periodically. Also writes the attribute again where somebody has
 * changed or removed it, so that the next export says what our table says.
 */
public final class SelectorRestore extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(SelectorRestore.class);
    private static final int BATCH_SIZE = 500;

    private static final String WRITTEN = "select distinct a.user.id, a.user.realmId from UserAttributeEntity a"
            + " where a.name = :name and a.user.id > :after order by a.user.id";

    private static final String WRITTEN_IN_REALM =
            "select distinct a.user.id, a.user.realmId from UserAttributeEntity a"
                    + " where a.name = :name and a.user.id > :after and a.user.realmId = :realm order by a.user.id";

    private static final String NOT_WRITTEN =
            "select distinct s.userId, u.realmId from RoleSelectorEntity s, UserEntity u"
                    + " where u.id = s.userId and s.userId > :after and not exists (select 1 from UserAttributeEntity a"
                    + " where a.user.id = s.userId and a.name = :name) order by s.userId";

    public SelectorRestore() {
        super("selector-restore", Duration.ofMinutes(5));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        factory.register(event -> onEvent(event, factory));
    }

    /** An import from several files creates users after their realm; it is complete when the server has started. */
    private void onEvent(ProviderEvent event, KeycloakSessionFactory factory) {
        if (event instanceof RealmModel.RealmPostCreateEvent created) {
            restoreAll(created.getKeycloakSession(), created.getCreatedRealm());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new RealmOrigin(removed.getKeycloakSession(), removed.getRealm()).forget();
        } else if (event instanceof PostMigrationEvent) {
            try {
                run(factory);
            } catch (RuntimeException fault) {
                // It is retried in the background, and sign-ins do not depend on it, so the server may start.
                LOG.warn("Imported role selectors could not be restored yet", fault);
            }
        }
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        restoreAll(factory, WRITTEN);
        restoreAll(factory, NOT_WRITTEN);
    }

    private static void restoreAll(KeycloakSessionFactory factory, @CompileTimeConstant String which) {
        Batches.walk(after -> KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> restore(session, which, parameters(after))));
    }

    private static void restoreAll(KeycloakSession session, RealmModel realm) {
        RealmModel asked = session.getContext().getRealm();
        Batches.walk(after -> {
            Map<String, String> parameters = parameters(after);
            parameters.put("realm", realm.getId());
            return restore(session, WRITTEN_IN_REALM, parameters);
        });
        if (asked != null) {
            session.getContext().setRealm(asked);
        }
    }

    private static Map<String, String> parameters(String after) {
        return new HashMap<>(Map.of("name", ExportedSelector.ATTRIBUTE, "after", after));
    }

    /** Restores a batch; returns the last user's id if there may be more. */
    private static Optional<String> restore(
            KeycloakSession session, @CompileTimeConstant String which, Map<String, String> parameters) {
        List<RowInRealm> people = new Database(session)
                .rows(which, parameters, RowInRealm::of)
                .most(BATCH_SIZE)
                .list();
        Map<String, List<String>> byRealm = new HashMap<>();
        people.forEach(person -> byRealm.computeIfAbsent(person.realmId(), realm -> new ArrayList<>())
                .add(person.id()));
        byRealm.forEach((id, users) -> {
            RealmModel realm = session.realms().getRealm(id);
            if (realm != null) {
                restore(session, realm, users);
            }
        });
        return people.size() < BATCH_SIZE
                ? Optional.empty()
                : Optional.of(people.get(BATCH_SIZE - 1).id());
    }

    /** Changes only users whose attribute differs from their rows. */
    private static void restore(KeycloakSession session, RealmModel realm, List<String> users) {
        // Keycloak reads the realm from the context when a user is changed.
        session.getContext().setRealm(realm);
        Database database = new Database(session);
        Map<String, List<RoleSelectorEntity>> rows = database
                .list(
                        "from RoleSelectorEntity s where s.userId in (:users)",
                        RoleSelectorEntity.class,
                        Map.of("users", users))
                .stream()
                .collect(Collectors.groupingBy(row -> row.userId));
        Map<String, List<String>> written = database
                .list(
                        "from UserAttributeEntity a where a.name = :name and a.user.id in (:users)",
                        UserAttributeEntity.class,
                        Map.of("name", ExportedSelector.ATTRIBUTE, "users", users))
                .stream()
                .collect(Collectors.groupingBy(
                        attribute -> attribute.getUser().getId(),
                        Collectors.mapping(UserAttributeEntity::getValue, Collectors.toList())));
        SelectorExport selectors = new SelectorExport(session, realm);
        for (String user : users) {
            List<String> wanted = selectors.texts(rows.getOrDefault(user, List.of()));
            if (!wanted.equals(
                    written.getOrDefault(user, List.of()).stream().sorted().toList())) {
                UserModel person = session.users().getUserById(realm, user);
                if (person != null) {
                    selectors.restore(person);
                }
            }
        }
    }
}
