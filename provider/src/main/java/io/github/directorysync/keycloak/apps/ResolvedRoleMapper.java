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

/** Ids and settings of the protocol mapper "Resolved app role". */
public final class ResolvedRoleMapper {

    public static final String SAML = "saml-resolved-app-role-mapper";
    public static final String OIDC = "oidc-resolved-app-role-mapper";

    /** The default name of the attribute or claim. */
    public static final String DEFAULT_NAME = "role";

    public static final String APP_TYPE = "directory-sync.app-type";
    public static final String APP = "directory-sync.app";
    public static final String VALUE = "directory-sync.value";
    public static final String WHEN_NONE = "directory-sync.when-none";

    public static final String REALM = "realm";

    /** The name of a mapper that the admin API creates. */
    static final String NAME = "resolved app role";

    static final Set<String> IDS = Set.of(SAML, OIDC);

    private ResolvedRoleMapper() {}

    static boolean is(ProtocolMapperModel mapper) {
        return IDS.contains(mapper.getProtocolMapper());
    }

    /** The name of the app whose resolved role the mapper writes for that client; the app need not exist. */
    static String app(ProtocolMapperModel mapper, ClientModel signedInTo) {
        Map<String, String> config = config(mapper);
        if (REALM.equals(config.get(APP_TYPE))) {
            return Apps.REALM;
        }
        String app = config.getOrDefault(APP, "").strip();
        return app.isEmpty() ? signedInTo.getClientId() : app;
    }

    /** The mapper's settings; Keycloak's admin API accepts mappers without any. */
    static Map<String, String> config(ProtocolMapperModel mapper) {
        return Optional.ofNullable(mapper.getConfig()).orElseGet(Map::of);
    }

    /** The name of the setting that holds the name of the attribute or claim. */
    public static String nameOption(Protocol protocol) {
        return protocol == Protocol.SAML
                ? AttributeStatementHelper.SAML_ATTRIBUTE_NAME
                : OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME;
    }

    /** The default settings of a new mapper. */
    static Map<String, String> defaults(Protocol protocol) {
        Map<String, String> defaults = new HashMap<>(Map.of(nameOption(protocol), DEFAULT_NAME));
        if (protocol == Protocol.SAML) {
            defaults.put(AttributeStatementHelper.SAML_ATTRIBUTE_NAMEFORMAT, AttributeStatementHelper.BASIC);
        } else {
            ClientMappers.TOKENS.forEach(token -> defaults.put(token, "true"));
        }
        return defaults;
    }

    /** A new mapper under a name that no other mapper of the client has. */
    static ProtocolMapperModel create(ClientModel client, Protocol protocol) {
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
     * Validates the mapper, as Keycloak's own admin API does before it stores one.
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
