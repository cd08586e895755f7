package io.github.directorysync.endpoint;

import io.github.directorysync.scim.Discovery;
import io.github.directorysync.scim.ScimGroup;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.scim.SearchRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Which address is what (RFC 7644 §3.2). */
record ScimRoutes(ScimRequest request) {

    private static final List<String> BASE = List.of("scim", "v2");
    private static final Set<String> DISCOVERY = Set.of("ServiceProviderConfig", "ResourceTypes", "Schemas");

    /** Whether it can be read without a token (RFC 7644 §4): it says nothing of anybody. */
    boolean isDiscovery() {
        return DISCOVERY.contains(first());
    }

    ScimAnswer discovery(Discovery discovery) {
        only("GET");
        List<String> rest = rest();
        return switch (first()) {
            case "ServiceProviderConfig" ->
                rest.isEmpty() ? ScimAnswer.ok(discovery.serviceProviderConfig()) : nothingHere();
            case "ResourceTypes" ->
                rest.isEmpty()
                        ? ScimAnswer.ok(discovery.resourceTypes())
                        : discovery.resourceType(one(rest)).map(ScimAnswer::ok).orElseGet(this::nothingHere);
            default ->
                rest.isEmpty()
                        ? ScimAnswer.ok(discovery.schemas())
                        : discovery.schema(one(rest)).map(ScimAnswer::ok).orElseGet(this::nothingHere);
        };
    }

    /** Whether it holds further requests: {@link Bulk} sends them on. */
    boolean isBulk() {
        return first().equals("Bulk") && rest().isEmpty();
    }

    ScimAnswer resources(ScimResource<ScimUser> users, ScimResource<ScimGroup> groups) {
        return switch (first()) {
            case "Users" -> of(users);
            case "Groups" -> of(groups);
            case "Me" -> throw ScimProblem.notImplemented("/Me");
            case "Bulk" -> door();
            case ".search" -> search(new RootSearch(users, groups)::answer);
            default -> nothingHere();
        };
    }

    /** Whoever has come this far with a Bulk request may come in; what it holds is looked at only then. */
    private ScimAnswer door() {
        if (!rest().isEmpty()) {
            nothingHere();
        }
        only("POST");
        return ScimAnswer.nothing();
    }

    private ScimAnswer of(ScimResource<?> resource) {
        List<String> rest = rest();
        if (rest.isEmpty()) {
            return switch (request.method()) {
                case "GET" -> resource.list(request.search());
                case "POST" -> resource.create(request);
                default -> notAllowed();
            };
        }
        String id = one(rest);
        if (id.equals(".search")) {
            return search(resource::list);
        }
        return switch (request.method()) {
            case "GET" -> resource.read(id, request);
            case "PUT" -> resource.replace(id, request);
            case "PATCH" -> resource.patch(id, request);
            case "DELETE" -> resource.remove(id, request);
            default -> notAllowed();
        };
    }

    private ScimAnswer search(Function<SearchRequest, ScimAnswer> list) {
        only("POST");
        return list.apply(request.searchInBody());
    }

    private String first() {
        List<String> path = request.path();
        boolean below =
                path.size() > BASE.size() && path.subList(0, BASE.size()).equals(BASE);
        return below ? path.get(BASE.size()) : "";
    }

    private List<String> rest() {
        return request.path().subList(BASE.size() + 1, request.path().size());
    }

    private String one(List<String> rest) {
        return rest.size() == 1 ? rest.get(0) : String.valueOf(nothingHere());
    }

    private void only(String method) {
        if (!request.method().equals(method)) {
            notAllowed();
        }
    }

    private ScimAnswer nothingHere() {
        throw ScimProblem.noSuchEndpoint("/" + String.join("/", request.path()));
    }

    private ScimAnswer notAllowed() {
        throw ScimProblem.methodNotAllowed(request.method(), "/" + String.join("/", request.path()));
    }
}
