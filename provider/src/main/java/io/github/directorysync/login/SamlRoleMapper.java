package io.github.directorysync.login;

import io.github.directorysync.keycloak.apps.ResolvedRoleMapper;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.provider.ProviderConfigProperty;

/** Protocol mapper that writes the user's resolved app role into the SAML assertion as one attribute. */
public final class SamlRoleMapper extends AbstractSAMLProtocolMapper implements SAMLAttributeStatementMapper {

    public static final String ID = ResolvedRoleMapper.SAML;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Resolved app role";
    }

    @Override
    public String getDisplayCategory() {
        return "Role mapper";
    }

    @Override
    public String getHelpText() {
        return "Writes the one role that a user has in an app: the highest role from their groups and their role"
                + " selector, or the default role.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        AttributeStatementHelper.setConfigProperties(properties);
        properties.forEach(property -> MapperOptions.named(
                property,
                AttributeStatementHelper.SAML_ATTRIBUTE_NAME,
                "The SAML attribute from which the app reads the role, such as role. No other mapper should write it:"
                        + " remove the client scope role_list from the client."));
        properties.addAll(MapperOptions.properties());
        return properties;
    }

    @Override
    public void validateConfig(
            KeycloakSession session, RealmModel realm, ProtocolMapperContainerModel of, ProtocolMapperModel mapper)
            throws ProtocolMapperConfigException {
        MapperOptions.checkPresent(mapper, AttributeStatementHelper.SAML_ATTRIBUTE_NAME, "SAML Attribute Name");
        MapperOptions.check(realm, mapper);
        RoleRequiredFactory.enableWhereAsked(realm, mapper);
    }

    /**
     * Ends the sign-in of a user without a role if the mapper refuses those; the error page is shown by {@link
     * RoleRequired}.
     */
    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        RoleAtLogin role = RoleAtLogin.of(session, userSession.getUser(), clientSession.getClient(), mapper);
        if (role.refused()) {
            session.getTransactionManager().setRollbackOnly();
            throw new IllegalStateException("The user has no app role, and this client refuses users without one");
        }
        role.written()
                .ifPresent(value -> AttributeStatementHelper.addAttribute(statement, mapper, String.valueOf(value)));
    }
}
