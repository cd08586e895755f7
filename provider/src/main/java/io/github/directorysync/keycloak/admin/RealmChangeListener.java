package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.flow.FlowState;
import io.github.directorysync.directory.status.Entitlement;
import io.github.directorysync.keycloak.access.FlowInstallation;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.apps.RenamedClients;
import io.github.directorysync.keycloak.apps.RenamedRoles;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.OperatorRoles;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.sync.activity.Activity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Follows changes of realms, whatever event listeners the realm has enabled: creates the {@link OperatorRoles} where
 * directory sync was enabled, updates prepared sign-in flows after an identity provider or a flow was changed, and records
 * for which directories directory sync is enabled.
 *
 * <p>Everything is done after the change is committed, in transactions of its own, so that a failure never rolls back an
 * administrator's change. Its own changes cause no events of these types, so it never triggers itself.
 */
public final class RealmChangeListener implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger(RealmChangeListener.class);

    private static final Set<ResourceType> FOLLOWED = Set.of(
            ResourceType.REALM,
            ResourceType.ORGANIZATION,
            ResourceType.IDENTITY_PROVIDER,
            ResourceType.AUTH_FLOW,
            ResourceType.AUTH_EXECUTION_FLOW,
            ResourceType.AUTH_EXECUTION);

    private static final String ENABLED =
            "select a.realm.id from RealmAttributeEntity a where a.name = :name and a.value = 'true'";

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new RealmListener(session, new HashSet<>());
    }

    /** Imported realms cause no admin events, and earlier versions created no roles. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(RenamedRoles::follow);
        factory.register(RenamedClients::follow);
        factory.register(event -> {
            if (event instanceof RealmModel.RealmPostCreateEvent created) {
                followAfterCommit(
                        created.getKeycloakSession(), created.getCreatedRealm().getId());
            } else if (event instanceof PostMigrationEvent) {
                enabled(factory).forEach(realm -> follow(factory, realm));
                KeycloakModelUtils.runJobInTransactionWithResult(factory, ConsoleClient::unreached)
                        .forEach(realm -> inTransaction(factory, realm, ConsoleClient::prepare));
            }
        });
    }

    private static List<String> enabled(KeycloakSessionFactory factory) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session).list(ENABLED, String.class, Map.of("name", Entitlement.ENABLED)));
    }

    /** Follows a change of the realm. For changes by the extension itself, which cause no admin event of the realm. */
    public static void followAfterCommit(KeycloakSession session, String realm) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                follow(factory, realm);
            }

            @Override
            protected void rollbackImpl() {
                // Nothing has changed.
            }
        });
    }

    private static void follow(KeycloakSessionFactory factory, String realm) {
        inTransaction(factory, realm, OperatorRoles::make);
        inTransaction(factory, realm, ConsoleClient::prepare);
        inTransaction(factory, realm, RealmChangeListener::prepareAgain);
        inTransaction(
                factory,
                realm,
                (session, there) -> new EntitlementCheck(session, there)
                        .follow(DirectoryLookup.components(there).toList()));
    }

    private static void inTransaction(
            KeycloakSessionFactory factory, String realmId, BiConsumer<KeycloakSession, RealmModel> work) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    work.accept(session, realm);
                }
            });
        } catch (RuntimeException fault) {
            // The status shows what is missing, and the next change of the realm retries it.
            LOG.warnf(fault, "realm %s: the follow-up of a change of the realm failed", realmId);
        }
    }

    private static void prepareAgain(KeycloakSession session, RealmModel realm) {
        FlowInstallation flows = new FlowInstallation(session, realm);
        if (!RealmSwitches.isEnabled(realm) || !flows.areKeptPrepared() || !flows.canBePrepared()) {
            return;
        }
        flows.prepareAgain().forEach(done -> {
            LOG.infof(
                    "realm %s: the %s flow was prepared again: %s",
                    realm.getName(), done.kind(), done.action().name().toLowerCase(Locale.ROOT));
            String of = done.kind() + done.provider().map(alias -> "/" + alias).orElse("");
            Activity.Target target =
                    AdminAudit.target("SignInFlow", of, done.flow().orElse(of));
            AuditedChange.of("SIGN_IN_FLOW", OperationType.UPDATE, "directory-sync/sign-in-flows/" + of)
                    .as("prepare-again")
                    .about(target)
                    .is(described(done))
                    .write(session, AdminAudit.on(session, target));
        });
    }

    private static ObjectNode described(FlowState state) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("flow", state.kind());
        state.provider().ifPresent(alias -> json.put("identityProvider", alias));
        state.flow().ifPresent(name -> json.put("name", name));
        return json.put("action", state.action().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String getId() {
        return "directory-sync-realm-changes";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}

    /**
     * The listener of one session.
     *
     * @param followed the ids of realms that are followed after commit already: an import causes many events
     */
    private record RealmListener(KeycloakSession session, Set<String> followed) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {}

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            String realm = event.getRealmId();
            // Resource types of other extensions are read as null, which no immutable set may be asked about.
            ResourceType type = event.getResourceType();
            if (event.getError() == null && type != null && FOLLOWED.contains(type) && followed.add(realm)) {
                followAfterCommit(session, realm);
            }
        }

        @Override
        public void close() {}
    }
}
