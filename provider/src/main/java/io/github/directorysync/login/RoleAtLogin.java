package io.github.directorysync.login;

import io.github.directorysync.keycloak.roles.RoleCandidates;
import io.github.directorysync.role.Resolution;
import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import io.github.directorysync.role.RoleResolver;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The resolved role that one mapper writes for the user who signs in. */
final class RoleAtLogin {

    private static final Logger LOG = Logger.getLogger(RoleAtLogin.class);

    private final MapperOptions options;
    private final Resolution resolution;

    private RoleAtLogin(MapperOptions options, Resolution resolution) {
        this.options = options;
        this.resolution = resolution;
    }

    static RoleAtLogin of(KeycloakSession session, UserModel user, ClientModel client, ProtocolMapperModel mapper) {
        MapperOptions options = MapperOptions.of(mapper);
        RealmModel realm = client.getRealm();
        Resolution resolution = options.app(realm, client)
                .map(app -> RoleResolver.resolve(new RoleCandidates(session, realm, app).of(user)))
                .orElseGet(() -> new Nothing(Why.NO_SUCH_APP, List.of()));
        LOG.debugf("User %s at client %s: %s", user.getId(), client.getId(), resolution);
        return new RoleAtLogin(options, resolution);
    }

    /** Whether the user has no role and the mapper refuses such users. */
    boolean refused() {
        return options.refuses() && resolution.role().isEmpty();
    }

    /** The value for the assertion or the token; empty without a role. */
    Optional<Object> written() {
        return resolution.role().map(options::written);
    }
}
