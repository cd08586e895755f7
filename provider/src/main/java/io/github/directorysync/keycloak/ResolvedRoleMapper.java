package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Apps;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperModel;

/** How the protocol mapper "Resolved app role" is kept in Keycloak: its ids and the names of its settings. */
public final class ResolvedRoleMapper {

    public static final String SAML = "saml-resolved-app-role-mapper";
    public static final String OIDC = "oidc-resolved-app-role-mapper";

    /** What an app looks for, where nobody has said otherwise. */
    public static final String DEFAULT_NAME = "role";

    public static final String APP_TYPE = "directory-sync.app-type";
    public static final String APP = "directory-sync.app";
    public static final String VALUE = "directory-sync.value";
    public static final String WHEN_NONE = "directory-sync.when-none";

    public static final String REALM = "realm";

    static final Set<String> IDS = Set.of(SAML, OIDC);

    private ResolvedRoleMapper() {}

    static boolean is(ProtocolMapperModel mapper) {
        return IDS.contains(mapper.getProtocolMapper());
    }

    /** The name of the app whose roles it writes for that client, whether there is such an app or not. */
    static String app(ProtocolMapperModel mapper, ClientModel signedInTo) {
        Map<String, String> config = config(mapper);
        if (REALM.equals(config.get(APP_TYPE))) {
            return Apps.REALM;
        }
        String app = config.getOrDefault(APP, "").strip();
        return app.isEmpty() ? signedInTo.getClientId() : app;
    }

    /** Whoever makes a mapper by the admin API may leave out its settings altogether. */
    static Map<String, String> config(ProtocolMapperModel mapper) {
        return Optional.ofNullable(mapper.getConfig()).orElseGet(Map::of);
    }
}
