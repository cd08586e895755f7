package io.github.directorysync.keycloak.apps;

import io.github.directorysync.role.AppFault;
import io.github.directorysync.role.Contradiction;
import io.github.directorysync.role.RoleMapper;
import io.github.directorysync.role.RoleMapper.MapperKind;
import io.github.directorysync.role.RoleMapper.Protocol;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.UserClientRoleMappingMapper;
import org.keycloak.protocol.oidc.mappers.UserRealmRoleMappingMapper;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.RoleListMapper;

/** The protocol mappers that run at each sign-in to a client: its own, and those of its default client scopes. */
record ClientMappers(ClientModel client) {

    private static final Set<String> ALL_ROLES = Set.of(
            RoleListMapper.PROVIDER_ID,
            UserClientRoleMappingMapper.PROVIDER_ID,
            UserRealmRoleMappingMapper.PROVIDER_ID);

    static final Set<String> TOKENS = Set.of(
            OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN,
            OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN,
            OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO,
            OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION);

    /** The client's protocol; empty for protocols without browser sign-in, such as Docker's. */
    Optional<Protocol> protocol() {
        String protocol = Objects.requireNonNullElse(client.getProtocol(), OIDCLoginProtocol.LOGIN_PROTOCOL);
        return switch (protocol) {
            case SamlProtocol.LOGIN_PROTOCOL -> Optional.of(Protocol.SAML);
            case OIDCLoginProtocol.LOGIN_PROTOCOL -> Optional.of(Protocol.OIDC);
            default -> Optional.empty();
        };
    }

    static String keycloakName(Protocol protocol) {
        return protocol == Protocol.SAML ? SamlProtocol.LOGIN_PROTOCOL : OIDCLoginProtocol.LOGIN_PROTOCOL;
    }

    /** The mappers that write something under a name: the client's own first, each group sorted by name. */
    List<RoleMapper> all() {
        return protocol()
                .map(protocol -> Stream.concat(
                                mappersOf(client, protocol, Optional.empty()),
                                scopes().values().stream()
                                        .sorted(Comparator.comparing(ClientScopeModel::getName))
                                        .flatMap(scope -> mappersOf(scope, protocol, Optional.of(scope.getName()))))
                        .toList())
                .orElseGet(List::of);
    }

    /** Whether they write the resolved role, and no others that mislead the app; empty as the protocol. */
    Optional<Boolean> tellOnlyResolvedRole() {
        return protocol()
                .map(protocol -> Contradiction.resolved(all()).isPresent()
                        && contradictions(protocol).stream().noneMatch(Contradiction::misleads));
    }

    /** The default client scopes by name. */
    Map<String, ClientScopeModel> scopes() {
        return client.getClientScopes(true);
    }

    static Stream<RoleMapper> mappersOf(
            ProtocolMapperContainerModel container, Protocol protocol, Optional<String> scope) {
        return container
                .getProtocolMappersStream()
                .filter(mapper -> keycloakName(protocol).equals(mapper.getProtocol()))
                .sorted(Comparator.comparing(ProtocolMapperModel::getName))
                .map(mapper -> read(mapper, protocol, scope))
                .filter(mapper -> !mapper.writes().isEmpty());
    }

    /** The apps whose resolved role is written for this client. */
    Stream<String> apps() {
        return Stream.concat(
                        client.getProtocolMappersStream(),
                        scopes().values().stream().flatMap(ClientScopeModel::getProtocolMappersStream))
                .filter(ResolvedRoleMapper::is)
                .map(mapper -> ResolvedRoleMapper.app(mapper, client))
                .distinct();
    }

    /**
     * What contradicts the resolved role at the sign-in. If no mapper writes it yet, the others are compared with one of
     * the default name.
     */
    List<Contradiction> contradictions(Protocol protocol) {
        List<RoleMapper> all = all();
        RoleMapper resolved = Contradiction.resolved(all)
                .orElseGet(() -> new RoleMapper(
                        "",
                        ResolvedRoleMapper.NAME,
                        Optional.empty(),
                        MapperKind.RESOLVED,
                        ResolvedRoleMapper.DEFAULT_NAME,
                        protocol == Protocol.OIDC ? TOKENS : Set.of()));
        return Contradiction.with(resolved, protocol, all);
    }

    /** Mappers that write something else under the name of the resolved role; nothing if none writes that. */
    Stream<AppFault> faults() {
        List<RoleMapper> all = all();
        return protocol().stream()
                .flatMap(protocol -> Contradiction.resolved(all).stream()
                        .flatMap(resolved -> Contradiction.with(resolved, protocol, all).stream()))
                .filter(found -> found.degree() == Contradiction.Degree.SAME_NAME)
                .map(found -> AppFault.contradiction(client.getClientId(), found));
    }

    private static RoleMapper read(ProtocolMapperModel mapper, Protocol protocol, Optional<String> scope) {
        Map<String, String> config = ResolvedRoleMapper.config(mapper);
        String writes = protocol == Protocol.SAML
                ? config.getOrDefault(AttributeStatementHelper.SAML_ATTRIBUTE_NAME, "")
                : config.getOrDefault(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME, "");
        Set<String> into = protocol == Protocol.SAML
                ? Set.of()
                : TOKENS.stream()
                        .filter(token -> "true".equals(config.get(token)))
                        .collect(Collectors.toSet());
        return new RoleMapper(mapper.getId(), mapper.getName(), scope, kind(mapper), writes, into);
    }

    private static MapperKind kind(ProtocolMapperModel mapper) {
        if (ResolvedRoleMapper.is(mapper)) {
            return MapperKind.RESOLVED;
        }
        return ALL_ROLES.contains(mapper.getProtocolMapper()) ? MapperKind.ALL_ROLES : MapperKind.OTHER;
    }
}
