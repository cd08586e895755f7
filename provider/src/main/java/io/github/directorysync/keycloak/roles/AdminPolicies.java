package io.github.directorysync.keycloak.roles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.keycloak.query.Database;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The users, groups and roles that policies of a realm's fine-grained admin permissions name. A policy that no
 * permission uses yet counts too, since a permission may use it later. So does a policy with negative logic, since
 * leaving its group gains rights. Policies that name nobody by id (client, regex, time, JavaScript) are not read.
 *
 * @param ids Keycloak's ids
 */
record AdminPolicies(Set<String> ids) {

    private static final AdminPolicies NONE = new AdminPolicies(Set.of());
    private static final String ATTRIBUTE = "directory-sync.admin-policies.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Version 1 of the feature; its enum constant does not exist in all supported versions of Keycloak. */
    private static final String VERSION_1 = "admin-fine-grained-authz:v1";

    /**
     * Uses the index of a resource server's policies. A policy's config holds its ids as JSON, under a key of the
     * policy's type.
     */
    private static final String NAMED = "select value(c) from PolicyEntity p join p.config c"
            + " where p.resourceServer.id in (:servers) and p.type in ('user', 'group', 'role')"
            + " and key(c) in ('users', 'groups', 'roles')";

    AdminPolicies {
        ids = Set.copyOf(ids);
    }

    /** Reads them in one statement per request, and in none if the realm has no such permissions. */
    static AdminPolicies of(KeycloakSession session, RealmModel realm) {
        String key = ATTRIBUTE + realm.getId();
        AdminPolicies known = session.getAttribute(key, AdminPolicies.class);
        if (known != null) {
            return known;
        }
        AdminPolicies read = read(session, realm);
        session.setAttribute(key, read);
        return read;
    }

    boolean name(String id) {
        return ids.contains(id);
    }

    private static AdminPolicies read(KeycloakSession session, RealmModel realm) {
        List<String> servers = resourceServers(realm);
        if (servers.isEmpty()) {
            return NONE;
        }
        Set<String> ids = new HashSet<>();
        new Database(session)
                .list(NAMED, String.class, Map.of("servers", servers))
                .forEach(config -> ids(config).forEach(ids::add));
        return new AdminPolicies(ids);
    }

    /** A resource server has the id of its client. */
    private static List<String> resourceServers(RealmModel realm) {
        Stream<Optional<ClientModel>> clients = isVersion1()
                ? Stream.of(
                        Optional.ofNullable(realm.getAdminPermissionsClient()),
                        Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID)),
                        Optional.ofNullable(realm.getMasterAdminClient()))
                : Stream.of(Optional.ofNullable(realm.getAdminPermissionsClient()));
        return clients.flatMap(Optional::stream).map(ClientModel::getId).toList();
    }

    private static boolean isVersion1() {
        Profile profile = Profile.getInstance();
        return profile != null
                && profile.getFeatures().entrySet().stream()
                        .anyMatch(feature -> feature.getValue()
                                && feature.getKey().getVersionedKey().equals(VERSION_1));
    }

    /** Reads the ids in a policy's config: users are strings, groups and roles are objects with an {@code id}. */
    private static Stream<String> ids(@Nullable String config) {
        try {
            JsonNode named = JSON.readTree(config == null ? "[]" : config);
            Stream.Builder<String> ids = Stream.builder();
            named.forEach(one ->
                    ids.add(one.isTextual() ? one.asText() : one.path("id").asText()));
            return ids.build();
        } catch (JsonProcessingException unreadable) {
            // Keycloak cannot evaluate it either.
            return Stream.empty();
        }
    }
}
