package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.role.Contradiction;
import io.github.directorysync.role.RoleMapper;
import io.github.directorysync.role.RoleMapper.MapperKind;
import io.github.directorysync.role.RoleMapper.Protocol;
import jakarta.persistence.LockModeType;
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
import org.keycloak.models.jpa.entities.ClientEntity;

/** What a client is told of roles when somebody signs in to it, and how it comes to be told the resolved role and nothing else. */
public final class AppSignIn {

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
        // Who makes the same app ready at the same time waits, and is told by Keycloak that the mapper is there.
        new Database(session).entities().find(ClientEntity.class, client.getId(), LockModeType.PESSIMISTIC_WRITE);
        Optional<ProtocolMapperModel> own = own(wanted);
        if (own.isEmpty() && mapper().isPresent() && settings().entrySet().containsAll(wanted.entrySet())) {
            return false;
        }
        ProtocolMapperModel mapper = own.orElseGet(() -> ResolvedRoleMapper.fresh(client, protocol));
        Map<String, String> config =
                new HashMap<>(own.isPresent() ? ResolvedRoleMapper.config(mapper) : ResolvedRoleMapper.usual(protocol));
        config.putAll(wanted);
        if (own.isPresent() && config.equals(ResolvedRoleMapper.config(mapper))) {
            return false;
        }
        mapper.setConfig(config);
        ResolvedRoleMapper.validate(session, client, mapper);
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

    /** The client's own mappers that {@link #mend} removes. */
    public List<ProtocolMapperModel> mappersToRemove() {
        return found().stream()
                .filter(Found::mendable)
                .map(found -> found.contradiction().mapper())
                .filter(mapper -> mapper.scope().isEmpty())
                .flatMap(mapper -> model(mapper).stream())
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
        List<ProtocolMapperModel> own = mappersToRemove();
        for (ClientScopeModel scope : scopesToRemove()) {
            client.removeClientScope(scope);
            done.add("the client scope " + scope.getName());
        }
        for (ProtocolMapperModel mapper : own) {
            client.removeProtocolMapper(mapper);
            done.add("the mapper " + mapper.getName());
        }
        return done;
    }

    private List<Contradiction> contradictions() {
        List<RoleMapper> all = mappers.all();
        RoleMapper resolved = Contradiction.resolved(all)
                .orElseGet(() -> new RoleMapper(
                        "",
                        ResolvedRoleMapper.NAME,
                        Optional.empty(),
                        MapperKind.RESOLVED,
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
                        mapper.kind() == MapperKind.RESOLVED && mapper.scope().isEmpty())
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
        // Keycloak's cache answers by id and by name what was there before this request.
        return container.flatMap(in -> in.getProtocolMappersStream()
                .filter(model -> model.getId().equals(mapper.id()))
                .findFirst());
    }

    private String nameOption() {
        return ResolvedRoleMapper.nameOption(protocol);
    }
}
