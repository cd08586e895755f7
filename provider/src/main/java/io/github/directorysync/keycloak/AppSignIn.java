package io.github.directorysync.keycloak;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.role.Contradiction;
import io.github.directorysync.role.RoleMapper;
import io.github.directorysync.role.RoleMapper.Kind;
import io.github.directorysync.role.RoleMapper.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;

/** What a client is told of roles when somebody signs in to it, and how it comes to be told the resolved role and nothing else. */
public final class AppSignIn {

    private static final String MAPPER_NAME = "resolved app role";

    private final KeycloakSession session;
    private final ClientModel client;
    private final ClientMappers mappers;
    private final Protocol protocol;

    /**
     * Of a client.
     *
     * @throws InvalidSettings if nobody signs in to it by SAML or OpenID Connect
     */
    public AppSignIn(KeycloakSession session, ClientModel client) {
        this.session = session;
        this.client = client;
        this.mappers = new ClientMappers(client);
        this.protocol = mappers.protocol()
                .orElseThrow(() -> new InvalidSettings(
                        "app",
                        "People do not sign in to the client " + client.getClientId()
                                + " by SAML or OpenID Connect but by " + client.getProtocol() + "."));
    }

    /** Something that contradicts, and whether {@link #mend} takes it away. */
    public record Found(Contradiction contradiction, boolean mendable) {}

    public Protocol protocol() {
        return protocol;
    }

    /** The mapper that writes the resolved role; nothing if there is none yet. */
    public Optional<RoleMapper> mapper() {
        return Contradiction.resolved(mappers.all());
    }

    /** The settings of that mapper, as Keycloak has them. */
    public Map<String, String> settings() {
        return mapper().flatMap(found -> model(found))
                .map(ResolvedRoleMapper::config)
                .orElseGet(Map::of);
    }

    /** What else the client is told of roles; if it has no mapper yet, what it would be told beside one of the usual name. */
    public List<Found> found() {
        List<Contradiction> all = contradictions();
        return all.stream()
                .map(found -> new Found(found, isMendable(found, all)))
                .toList();
    }

    /**
     * Adds the mapper, or changes the one that is there.
     *
     * @param wanted settings of the mapper; what is not named stays as it is
     * @return whether anything has changed
     * @throws InvalidSettings if the mapper refuses its settings
     */
    public boolean prepare(Map<String, String> wanted) {
        Optional<ProtocolMapperModel> own = own(wanted);
        if (own.isEmpty() && mapper().isPresent() && settings().entrySet().containsAll(wanted.entrySet())) {
            return false;
        }
        ProtocolMapperModel mapper = own.orElseGet(this::fresh);
        Map<String, String> config = new HashMap<>(own.isPresent() ? ResolvedRoleMapper.config(mapper) : usual());
        config.putAll(wanted);
        if (own.isPresent() && config.equals(ResolvedRoleMapper.config(mapper))) {
            return false;
        }
        mapper.setConfig(config);
        validate(mapper);
        if (own.isPresent()) {
            client.updateProtocolMapper(mapper);
        } else {
            client.addProtocolMapper(mapper);
        }
        return true;
    }

    /** The client scopes that {@link #mend} takes off the client. */
    public List<ClientScopeModel> scopesToRemove() {
        return found().stream()
                .filter(Found::mendable)
                .flatMap(found -> found.contradiction().mapper().scope().stream())
                .distinct()
                .flatMap(scope -> Stream.ofNullable(mappers.scopes().get(scope)))
                .toList();
    }

    /**
     * Takes away what contradicts: the client's own mappers, and default client scopes in which there is nothing else. The
     * scopes themselves stay as they are.
     *
     * @return what was taken away, in words
     */
    public List<String> mend() {
        List<String> done = new ArrayList<>();
        List<Found> found = found();
        for (ClientScopeModel scope : scopesToRemove()) {
            client.removeClientScope(scope);
            done.add("the client scope " + scope.getName());
        }
        found.stream()
                .filter(Found::mendable)
                .map(each -> each.contradiction().mapper())
                .filter(mapper -> mapper.scope().isEmpty())
                .forEach(mapper -> model(mapper).ifPresent(model -> {
                    client.removeProtocolMapper(model);
                    done.add("the mapper " + mapper.name());
                }));
        return done;
    }

    private List<Contradiction> contradictions() {
        List<RoleMapper> all = mappers.all();
        RoleMapper resolved = Contradiction.resolved(all)
                .orElseGet(() -> new RoleMapper(
                        "",
                        MAPPER_NAME,
                        Optional.empty(),
                        Kind.RESOLVED,
                        ResolvedRoleMapper.DEFAULT_NAME,
                        protocol == Protocol.OIDC ? ClientMappers.TOKENS : Set.of()));
        return Contradiction.with(resolved, protocol, all);
    }

    /** A scope with something else in it is not ours to take off. */
    private boolean isMendable(Contradiction found, List<Contradiction> all) {
        if (!found.misleads()) {
            return false;
        }
        Set<String> misleading = all.stream()
                .filter(Contradiction::misleads)
                .map(each -> each.mapper().id())
                .collect(Collectors.toSet());
        return found.mapper()
                .scope()
                .map(name -> mappers.scopes().get(name))
                .map(scope -> scope.getProtocolMappersStream().allMatch(mapper -> misleading.contains(mapper.getId())))
                .orElse(true);
    }

    /** The client's own mapper: of several the one that writes under that name, else the first. */
    private Optional<ProtocolMapperModel> own(Map<String, String> wanted) {
        List<RoleMapper> own = mappers.all().stream()
                .filter(mapper ->
                        mapper.kind() == Kind.RESOLVED && mapper.scope().isEmpty())
                .toList();
        return own.stream()
                .filter(mapper -> mapper.writes().equals(wanted.get(nameOption())))
                .findFirst()
                .or(() -> own.stream().findFirst())
                .flatMap(this::model);
    }

    private Optional<ProtocolMapperModel> model(RoleMapper mapper) {
        Optional<ProtocolMapperContainerModel> container = mapper.scope().isEmpty()
                ? Optional.of(client)
                : mapper.scope().map(scope -> mappers.scopes().get(scope));
        return container.map(in -> in.getProtocolMapperById(mapper.id()));
    }

    private String nameOption() {
        return nameOption(protocol);
    }

    /** The setting with the name of the attribute or claim. */
    public static String nameOption(Protocol protocol) {
        return protocol == Protocol.SAML
                ? AttributeStatementHelper.SAML_ATTRIBUTE_NAME
                : OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME;
    }

    private Map<String, String> usual() {
        Map<String, String> usual = new HashMap<>(Map.of(nameOption(), ResolvedRoleMapper.DEFAULT_NAME));
        if (protocol == Protocol.SAML) {
            usual.put(AttributeStatementHelper.SAML_ATTRIBUTE_NAMEFORMAT, AttributeStatementHelper.BASIC);
        } else {
            ClientMappers.TOKENS.forEach(token -> usual.put(token, "true"));
        }
        return usual;
    }

    private ProtocolMapperModel fresh() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setProtocol(ClientMappers.keycloakName(protocol));
        mapper.setProtocolMapper(protocol == Protocol.SAML ? ResolvedRoleMapper.SAML : ResolvedRoleMapper.OIDC);
        String name = MAPPER_NAME;
        for (int i = 2; client.getProtocolMapperByName(mapper.getProtocol(), name) != null; i++) {
            name = MAPPER_NAME + " " + i;
        }
        mapper.setName(name);
        return mapper;
    }

    private void validate(ProtocolMapperModel mapper) {
        ProtocolMapper provider = (ProtocolMapper) session.getKeycloakSessionFactory()
                .getProviderFactory(ProtocolMapper.class, mapper.getProtocolMapper());
        try {
            provider.validateConfig(session, client.getRealm(), client, mapper);
        } catch (ProtocolMapperConfigException refused) {
            throw new InvalidSettings("body", String.valueOf(refused.getMessage()));
        }
    }
}
