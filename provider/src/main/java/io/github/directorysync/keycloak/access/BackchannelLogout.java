package io.github.directorysync.keycloak.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.ResourceAdminManager;

/**
 * Back-channel logout of the apps (OpenID Connect and SAML) whose sessions end. Messages are built while the session
 * and its user still exist, and sent after the commit: a rolled-back change sends nothing, and an app that does not
 * answer does not delay the directory's request.
 */
final class BackchannelLogout {

    private static final Logger LOG = Logger.getLogger(BackchannelLogout.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final List<LogoutMessage> messages = new ArrayList<>();

    BackchannelLogout(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Builds the message for this client session, unless the client uses front-channel logout. */
    void add(AuthenticatedClientSessionModel ending) {
        ClientModel app = ending.getClient();
        if (app.isFrontchannelLogout()) {
            return;
        }
        try {
            message(ending, app).ifPresent(messages::add);
        } catch (RuntimeException fault) {
            // A wrong key or logout URL of one app must not prevent the logout of the user.
            LOG.warnf("app %s: the logout message could not be built: %s", app.getId(), fault.getMessage());
        }
    }

    private Optional<LogoutMessage> message(AuthenticatedClientSessionModel ending, ClientModel app) {
        return switch (String.valueOf(app.getProtocol())) {
            case OIDCLoginProtocol.LOGIN_PROTOCOL ->
                Optional.ofNullable(ResourceAdminManager.getBackchannelLogoutUrl(session, app))
                        .filter(url -> !url.isBlank())
                        .map(url ->
                                new LogoutMessage(app.getId(), url, Map.of("logout_token", logoutToken(ending, app))));
            case SamlProtocol.LOGIN_PROTOCOL -> new SamlLogoutMessage(session, realm).of(ending, app);
            default -> Optional.empty();
        };
    }

    /** Keycloak reads the signature algorithm from the client in its context. */
    private String logoutToken(AuthenticatedClientSessionModel ending, ClientModel app) {
        ClientModel before = session.getContext().getClient();
        session.getContext().setClient(app);
        try {
            return session.tokens()
                    .encode(session.tokens()
                            .initLogoutToken(app, ending.getUserSession().getUser(), ending));
        } finally {
            session.getContext().setClient(before);
        }
    }

    void sendAfterCommit() {
        if (!messages.isEmpty()) {
            LogoutDelivery delivery = new LogoutDelivery(
                    session.getProvider(HttpClientProvider.class).getHttpClient(), List.copyOf(messages));
            ExecutorsProvider executors = session.getProvider(ExecutorsProvider.class);
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    try {
                        executors.getExecutor("directory-sync-logout").execute(delivery);
                    } catch (RejectedExecutionException full) {
                        LOG.warnf("%d logout messages were not sent: the queue is full", messages.size());
                    }
                }

                @Override
                protected void rollbackImpl() {
                    // The sessions still exist.
                }
            });
        }
    }
}
