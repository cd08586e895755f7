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
 * Tells the apps that somebody's session is over: by OpenID Connect's or by SAML's back-channel logout. The messages are
 * written while there still is a session and a user to write them of, and sent once the change is committed: what does
 * not happen is told to nobody, and no app that hangs holds the directory's request.
 */
final class BackchannelLogout {

    private static final Logger LOG = Logger.getLogger(BackchannelLogout.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final List<LogoutMessage> written = new ArrayList<>();

    BackchannelLogout(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** To the app of that session, if it wants to be told behind the browser's back. */
    void say(AuthenticatedClientSessionModel ending) {
        ClientModel app = ending.getClient();
        if (app.isFrontchannelLogout()) {
            return;
        }
        try {
            message(ending, app).ifPresent(written::add);
        } catch (RuntimeException fault) {
            // A wrong key or address of one app must not keep anybody signed in.
            LOG.warnf("app %s: no logout message can be written: %s", app.getId(), fault.getMessage());
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

    /** Keycloak takes the algorithm from the client in its context. */
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
        if (!written.isEmpty()) {
            LogoutDelivery post = new LogoutDelivery(
                    session.getProvider(HttpClientProvider.class).getHttpClient(), List.copyOf(written));
            ExecutorsProvider executors = session.getProvider(ExecutorsProvider.class);
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    try {
                        executors.getExecutor("directory-sync-logout").execute(post);
                    } catch (RejectedExecutionException full) {
                        LOG.warnf("%d logout messages were not sent: too many wait already", written.size());
                    }
                }

                @Override
                protected void rollbackImpl() {
                    // Nothing has happened that anybody could be told of.
                }
            });
        }
    }
}
