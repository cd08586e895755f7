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

/** Writes the resolved app role of the person who signs in into the tokens, as one claim. */
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
        return "Writes the one role that a person has in an app: the highest of what their groups and the role"
                + " selector give, or the default role.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addTokenClaimNameConfig(properties);
        properties.forEach(property -> MapperOptions.named(
                property,
                OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME,
                "The claim in which the app looks for the role, such as role; with dots for a claim in a claim. No other mapper"
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
     * Every grant makes an access token, so this is where people without a role are refused, whichever tokens the claim
     * goes into. User info and introspection of a token made earlier are no sign-in: there the claim is just missing.
     */
    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        if (role(session, mapper, userSession, context).refused()) {
            // Nothing that this sign-in has made so far may stay, a user session least of all.
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
