package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.role.RoleMapper.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;

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

    /** What a mapper is called that is made by the admin API. */
    static final String NAME = "resolved app role";

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

    /** The setting with the name of the attribute or claim. */
    public static String nameOption(Protocol protocol) {
        return protocol == Protocol.SAML
                ? AttributeStatementHelper.SAML_ATTRIBUTE_NAME
                : OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME;
    }

    /** The settings where nobody says otherwise. */
    static Map<String, String> usual(Protocol protocol) {
        Map<String, String> usual = new HashMap<>(Map.of(nameOption(protocol), DEFAULT_NAME));
        if (protocol == Protocol.SAML) {
            usual.put(AttributeStatementHelper.SAML_ATTRIBUTE_NAMEFORMAT, AttributeStatementHelper.BASIC);
        } else {
            ClientMappers.TOKENS.forEach(token -> usual.put(token, "true"));
        }
        return usual;
    }

    /** A new one, under a name that the client has free. */
    static ProtocolMapperModel fresh(ClientModel client, Protocol protocol) {
        Set<String> taken = client.getProtocolMappersStream()
                .map(ProtocolMapperModel::getName)
                .collect(Collectors.toSet());
        String name = NAME;
        for (int i = 2; taken.contains(name); i++) {
            name = NAME + " " + i;
        }
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName(name);
        mapper.setProtocol(ClientMappers.keycloakName(protocol));
        mapper.setProtocolMapper(protocol == Protocol.SAML ? SAML : OIDC);
        return mapper;
    }

    /**
     * As Keycloak's own admin API does before it keeps a mapper.
     *
     * @throws InvalidSettings if the mapper refuses its settings
     */
    static void validate(KeycloakSession session, ClientModel client, ProtocolMapperModel mapper) {
        ProtocolMapper provider = (ProtocolMapper) session.getKeycloakSessionFactory()
                .getProviderFactory(ProtocolMapper.class, mapper.getProtocolMapper());
        try {
            provider.validateConfig(session, client.getRealm(), client, mapper);
        } catch (ProtocolMapperConfigException refused) {
            throw new InvalidSettings("body", String.valueOf(refused.getMessage()));
        }
    }
}
