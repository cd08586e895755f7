package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.role.AppFault;
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

/** What roles a client receives when a user signs in, and the changes that make it receive only the resolved role. */
public final class AppSignIn {

    private final KeycloakSession session;
    private final ClientModel client;
    private final ClientMappers mappers;
    private final Protocol protocol;

    /**
     * Reads the mappers of a client.
     *
     * @throws InvalidSettings if the client's protocol is neither SAML nor OpenID Connect
     */
    public AppSignIn(KeycloakSession session, ClientModel client) {
        this.session = session;
        this.client = client;
        this.mappers = new ClientMappers(client);
        this.protocol = mappers.protocol()
                .orElseThrow(() -> new InvalidSettings(
                        "app",
                        "The client " + client.getClientId() + " uses neither SAML nor OpenID Connect but "
                                + client.getProtocol() + "."));
    }

    /** A mapper that contradicts the resolved role, and whether {@link #mend} removes it. */
    public record FoundContradiction(Contradiction contradiction, boolean mendable) {}

    public Protocol protocol() {
        return protocol;
    }

    /** The mapper that writes the resolved role; empty if the client has none yet. */
    public Optional<RoleMapper> mapper() {
        return Contradiction.resolved(mappers.all());
    }

    /** The settings of that mapper, as Keycloak stores them. */
    public Map<String, String> settings() {
        return mapper().flatMap(found -> model(found))
                .map(ResolvedRoleMapper::config)
                .orElseGet(Map::of);
    }

    /**
     * The other mappers that send roles to the client. If it has no mapper of the resolved role yet, they are compared
     * with one of the default name.
     */
    public List<FoundContradiction> found() {
        List<Contradiction> all = mappers.contradictions(protocol);
        return all.stream()
                .map(found -> new FoundContradiction(found, isMendable(found, all)))
                .toList();
    }

    /** Whether a client receives exactly the resolved role; empty if users do not sign in to it in a browser. */
    public static Optional<Boolean> isReady(ClientModel client, List<AppFault> faults) {
        return new ClientMappers(client).tellOnlyResolvedRole().map(only -> only && faults.isEmpty());
    }

    /**
     * Adds the mapper, or changes the existing one.
     *
     * @param wanted settings of the mapper; other settings stay as they are
     * @return whether anything has changed
     * @throws InvalidSettings if the mapper refuses its settings
     */
    public boolean prepare(Map<String, String> wanted) {
        // A concurrent call for the same client waits, and then finds the mapper.
        new Database(session).entities().find(ClientEntity.class, client.getId(), LockModeType.PESSIMISTIC_WRITE);
        Optional<ProtocolMapperModel> own = own(wanted);
        if (own.isEmpty() && mapper().isPresent() && settings().entrySet().containsAll(wanted.entrySet())) {
            return false;
        }
        ProtocolMapperModel mapper = own.orElseGet(() -> ResolvedRoleMapper.create(client, protocol));
        Map<String, String> config = new HashMap<>(
                own.isPresent() ? ResolvedRoleMapper.config(mapper) : ResolvedRoleMapper.defaults(protocol));
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
                .filter(FoundContradiction::mendable)
                .flatMap(found -> found.contradiction().mapper().scope().stream())
                .distinct()
                .flatMap(scope -> Stream.ofNullable(mappers.scopes().get(scope)))
                .toList();
    }

    /** The client's own mappers that {@link #mend} removes. */
    public List<ProtocolMapperModel> mappersToRemove() {
        return found().stream()
                .filter(FoundContradiction::mendable)
                .map(found -> found.contradiction().mapper())
                .filter(mapper -> mapper.scope().isEmpty())
                .flatMap(mapper -> model(mapper).stream())
                .toList();
    }

    /**
     * Removes what contradicts: the client's own mappers, and default client scopes that contain nothing else. The
     * scopes themselves are not changed.
     *
     * @return what was removed, as text
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

    /** Returns whether {@link #mend} may remove it: not a scope that contains other mappers too. */
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

    /**
     * The client's own mapper of the resolved role: of several the one that writes under the wanted name, else the
     * first.
     */
    private Optional<ProtocolMapperModel> own(Map<String, String> wanted) {
        List<RoleMapper> own = mappers.all().stream()
                .filter(mapper ->
                        mapper.kind() == MapperKind.RESOLVED && mapper.scope().isEmpty())
                .toList();
        return own.stream()
                .filter(mapper -> mapper.writes().equals(wanted.get(ResolvedRoleMapper.nameOption(protocol))))
                .findFirst()
                .or(() -> own.stream().findFirst())
                .flatMap(this::model);
    }

    private Optional<ProtocolMapperModel> model(RoleMapper mapper) {
        Optional<ProtocolMapperContainerModel> container = mapper.scope().isEmpty()
                ? Optional.of(client)
                : mapper.scope().map(scope -> mappers.scopes().get(scope));
        // Keycloak's cache finds by id and name only mappers that existed before this request.
        return container.flatMap(in -> in.getProtocolMappersStream()
                .filter(model -> model.getId().equals(mapper.id()))
                .findFirst());
    }
}
