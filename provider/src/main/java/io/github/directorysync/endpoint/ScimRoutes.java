package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.endpoint.request.ScimAction;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.endpoint.request.ScimTarget;
import io.github.directorysync.endpoint.request.TargetType;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.discovery.Discovery;
import io.github.directorysync.scim.resource.AddressHint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Maps the method and path of a request to what it does (RFC 7644 §3.2).
 *
 * @param base the SCIM base URL of the directory, for the hint in a 404
 */
record ScimRoutes(ScimRequest request, String base) {

    private static final List<String> BASE = List.of("scim", "v2");
    private static final Pattern OTHER_VERSION = Pattern.compile("v(?!2$)[0-9.]+");
    private static final List<String> READ = List.of("GET");
    private static final List<String> SEND = List.of("POST");
    private static final List<String> TYPE = List.of("GET", "POST");
    private static final List<String> RESOURCE = List.of("GET", "PUT", "PATCH", "DELETE");
    private static final Set<String> DISCOVERY = Set.of("ServiceProviderConfig", "ResourceTypes", "Schemas");

    /** For checks that do not depend on the base URL. */
    ScimRoutes(ScimRequest request) {
        this(request, "");
    }

    /** Whether the address is a discovery endpoint, which needs no token (RFC 7644 §4). */
    boolean isDiscovery() {
        return DISCOVERY.contains(first());
    }

    ScimAnswer discovery(Discovery discovery) {
        require(READ);
        if (request.search().filters()) {
            // RFC 7644 §4: a filter must be refused, so that no client believes that it was applied.
            throw ScimProblem.forbidden("Discovery endpoints cannot be filtered.");
        }
        List<String> rest = rest();
        Optional<ObjectNode> found = switch (first()) {
            case "ServiceProviderConfig" ->
                rest.isEmpty() ? Optional.of(discovery.serviceProviderConfig()) : Optional.empty();
            case "ResourceTypes" ->
                rest.isEmpty() ? Optional.of(discovery.resourceTypes()) : discovery.resourceType(one(rest));
            default -> rest.isEmpty() ? Optional.of(discovery.schemas()) : discovery.schema(one(rest));
        };
        return found.map(ScimAnswer::ok).orElseThrow(this::nothingHere);
    }

    /** Whether it is a Bulk request, whose operations {@link Bulk} processes. */
    boolean isBulk() {
        return request.method().equals("POST") && first().equals("Bulk") && rest().isEmpty();
    }

    /** Whether the request is read from its body. */
    boolean readsBody() {
        int further = isBelowTheBase() ? rest().size() : 0;
        boolean sends = request.method().equals("POST");
        return switch (first()) {
            case "Users", "Groups" ->
                sends ? further == 0 || (further == 1 && isSearch()) : changes() && further == 1 && !isSearch();
            case "Bulk", ".search" -> sends && further == 0;
            default -> false;
        };
    }

    private boolean changes() {
        return request.method().equals("PUT") || request.method().equals("PATCH");
    }

    /** Whether the address is {@code /Me}, which a person may read with an access token. */
    boolean isMe() {
        return first().equals("Me");
    }

    /** The answer to OPTIONS: the methods of the address, whether a resource exists there or not. */
    Optional<ScimAnswer> options() {
        return request.method().equals("OPTIONS") ? Optional.of(ScimAnswer.allowed(methods())) : Optional.empty();
    }

    private List<String> methods() {
        int further = isBelowTheBase() ? rest().size() : 0;
        return switch (first()) {
            case "Users", "Groups" -> further == 0 ? TYPE : isSearch() ? SEND : RESOURCE;
            case "Bulk", ".search" -> SEND;
            default -> READ;
        };
    }

    private boolean isSearch() {
        return rest().get(0).equals(".search");
    }

    /**
     * The action and the resource of the request.
     *
     * @throws ScimProblem 404 for an unknown address, 405 for another method, 501 for what is not implemented
     */
    ScimTarget target() {
        return switch (first()) {
            case "Users" -> target(TargetType.USERS);
            case "Groups" -> target(TargetType.GROUPS);
            case "Me" -> throw RequestRefusal.notImplemented("/Me");
            // Valid Bulk requests have been answered before.
            case "Bulk" -> throw rest().isEmpty() ? notAllowed(SEND) : nothingHere();
            case ".search" -> search(TargetType.USERS_AND_GROUPS);
            default -> throw nothingHere();
        };
    }

    /**
     * Requires a read of {@code /Me} (RFC 7644 §3.11), the only request that a person may make.
     *
     * @throws ScimProblem 404, 405
     */
    void requireMe() {
        if (!rest().isEmpty()) {
            throw nothingHere();
        }
        require(READ);
    }

    private ScimTarget target(TargetType type) {
        List<String> rest = rest();
        if (rest.isEmpty()) {
            return switch (request.method()) {
                case "GET" -> new ScimTarget(type, ScimAction.LIST, "");
                case "POST" -> new ScimTarget(type, ScimAction.CREATE, "");
                default -> throw notAllowed(TYPE);
            };
        }
        String id = one(rest);
        if (isSearch()) {
            return search(type);
        }
        return switch (request.method()) {
            case "GET" -> new ScimTarget(type, ScimAction.READ, id);
            case "PUT" -> new ScimTarget(type, ScimAction.REPLACE, id);
            case "PATCH" -> new ScimTarget(type, ScimAction.PATCH, id);
            case "DELETE" -> new ScimTarget(type, ScimAction.REMOVE, id);
            default -> throw notAllowed(RESOURCE);
        };
    }

    private ScimTarget search(TargetType type) {
        require(SEND);
        return new ScimTarget(type, ScimAction.SEARCH, "");
    }

    private String first() {
        return isBelowTheBase() ? request.path().get(BASE.size()) : "";
    }

    private boolean isBelowTheBase() {
        List<String> path = request.path();
        return path.size() > BASE.size() && path.subList(0, BASE.size()).equals(BASE);
    }

    private List<String> rest() {
        return request.path().subList(BASE.size() + 1, request.path().size());
    }

    private String one(List<String> rest) {
        if (rest.size() != 1) {
            throw nothingHere();
        }
        return rest.get(0);
    }

    private void require(List<String> allowed) {
        if (!allowed.contains(request.method())) {
            throw notAllowed(allowed);
        }
    }

    private ScimProblem nothingHere() {
        List<String> path = request.path();
        if (path.size() > 1
                && path.get(0).equals(BASE.get(0))
                && OTHER_VERSION.matcher(path.get(1)).matches()) {
            return RequestRefusal.invalidVersion(path.get(1));
        }
        return RequestRefusal.noSuchEndpoint("/" + String.join("/", path), new AddressHint(base).of(path));
    }

    private ScimProblem notAllowed(List<String> allowed) {
        return RequestRefusal.methodNotAllowed(request.method(), "/" + String.join("/", request.path()), allowed);
    }
}
