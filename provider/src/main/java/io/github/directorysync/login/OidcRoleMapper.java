package io.github.directorysync.login;

import io.github.directorysync.keycloak.apps.ResolvedRoleMapper;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** Protocol mapper that writes the user's resolved app role into OIDC tokens as one claim. */
public final class OidcRoleMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    public static final String ID = ResolvedRoleMapper.OIDC;

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
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Writes the one role that a user has in an app: the highest role from their groups and their role"
                + " selector, or the default role.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addTokenClaimNameConfig(properties);
        properties.forEach(property -> MapperOptions.named(
                property,
                OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME,
                "The claim from which the app reads the role, such as role; dots address a nested claim. No other mapper"
                        + " should write it."));
        properties.addAll(MapperOptions.properties());
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, OidcRoleMapper.class);
        return properties;
    }

    @Override
    public void validateConfig(
            KeycloakSession session, RealmModel realm, ProtocolMapperContainerModel of, ProtocolMapperModel mapper)
            throws ProtocolMapperConfigException {
        MapperOptions.checkPresent(mapper, OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME, "Token Claim Name");
        MapperOptions.checkClaim(mapper, OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME);
        MapperOptions.check(realm, mapper);
        RoleRequiredFactory.enableWhereAsked(realm, mapper);
    }

    /**
     * Refuses users without a role. This is done for the access token, which every grant issues, whichever tokens get
     * the claim. User info and introspection of an earlier token are not sign-ins: there the claim is left out.
     */
    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        if (role(session, mapper, userSession, context).refused()) {
            // Rolls back all that this sign-in has created, the user session above all.
            session.getTransactionManager().setRollbackOnly();
            throw new CorsErrorResponseException(
                    session.getProvider(Cors.class),
                    OAuthErrorException.ACCESS_DENIED,
                    "You have no role in this application",
                    Response.Status.FORBIDDEN);
        }
        return super.transformAccessToken(token, mapper, session, userSession, context);
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        role(session, mapper, userSession, context)
                .written()
                .ifPresent(value -> OIDCAttributeMapperHelper.mapClaim(token, mapper, value));
    }

    private static RoleAtLogin role(
            KeycloakSession session,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            ClientSessionContext context) {
        return RoleAtLogin.of(
                session, userSession.getUser(), context.getClientSession().getClient(), mapper);
    }
}
