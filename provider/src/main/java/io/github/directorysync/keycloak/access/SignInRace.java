package io.github.directorysync.keycloak.access;

import io.github.directorysync.keycloak.query.Database;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sign-ins that have read the user before a suspension commits, and create their session after it. {@code notBefore}
 * makes their tokens invalid; this class ends their sessions some seconds after the commit, so that apps get a logout
 * message, and codes, which belong to sessions, become invalid. It does not survive a restart of the server; a later
 * reactivation ends these sessions too.
 */
final class SignInRace {

    private static final Logger LOG = Logger.getLogger(SignInRace.class);
    private static final int DELAY_SECONDS = 10;

    private final KeycloakSession session;
    private final String realmId;
    private final Set<String> userIds = new LinkedHashSet<>();

    SignInRace(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realmId = realm.getId();
    }

    /** Ends such sessions of this user after the commit. All users of one transaction are handled in one task. */
    void endAfterCommit(UserModel user) {
        if (userIds.isEmpty()) {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            ExecutorService executor =
                    session.getProvider(ExecutorsProvider.class).getExecutor("directory-sync-logout");
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    List<String> all = List.copyOf(userIds);
                    CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS, executor)
                            .execute(() -> end(factory, realmId, all));
                }

                @Override
                protected void rollbackImpl() {
                    // Nobody was suspended.
                }
            });
        }
        userIds.add(user.getId());
    }

    private static void end(KeycloakSessionFactory factory, String realmId, List<String> userIds) {
        Database.chunks(userIds).forEach(chunk -> {
            try {
                KeycloakModelUtils.runJobInTransaction(factory, session -> end(session, realmId, chunk));
            } catch (RuntimeException fault) {
                LOG.warnf(
                        "realm %s: sessions of sign-ins during a suspension were not ended: %s",
                        realmId, fault.getClass());
                LOG.debug("Sessions of sign-ins during a suspension were not ended", fault);
            }
        });
    }

    private static void end(KeycloakSession session, String realmId, List<String> userIds) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserSessions sessions = new UserSessions(session, realm);
        for (String id : userIds) {
            UserModel user = session.users().getUserById(realm, id);
            if (user != null) {
                int notBefore = session.users().getNotBeforeOfUser(realm, user);
                sessions.end(user, each -> !user.isEnabled() || each.getStarted() < notBefore);
            }
        }
    }
}
