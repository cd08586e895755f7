package io.github.directorysync.endpoint;

import io.github.directorysync.scim.AddressHint;
import io.github.directorysync.scim.Discovery;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimGroup;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.scim.SearchRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which address is what (RFC 7644 §3.2).
 *
 * @param base the SCIM base URL of the directory, for whoever is told where there is something
 */
record ScimRoutes(ScimRequest request, String base) {

    private static final List<String> BASE = List.of("scim", "v2");
    private static final Pattern OTHER_VERSION = Pattern.compile("v(?!2$)[0-9.]+");
    private static final List<String> READ = List.of("GET");
    private static final List<String> SEND = List.of("POST");
    private static final List<String> TYPE = List.of("GET", "POST");
    private static final List<String> RESOURCE = List.of("GET", "PUT", "PATCH", "DELETE");
    private static final Set<String> DISCOVERY = Set.of("ServiceProviderConfig", "ResourceTypes", "Schemas");

    /** For questions whose answers do not depend on where the directory is. */
    ScimRoutes(ScimRequest request) {
        this(request, "");
    }

    /** Whether it can be read without a token (RFC 7644 §4): it says nothing of anybody. */
    boolean isDiscovery() {
        return DISCOVERY.contains(first());
    }

    ScimAnswer discovery(Discovery discovery) {
        require(READ);
        if (request.search().filters()) {
            // RFC 7644 §4: a client must not believe that it was applied.
            throw ScimProblem.forbidden("What the server says of itself cannot be filtered.");
        }
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
        return request.method().equals("POST") && first().equals("Bulk") && rest().isEmpty();
    }

    /** Whether what is asked for here stands in the body. */
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

    /** Whether a person may ask for it, of whom an access token speaks. */
    boolean isMe() {
        return first().equals("Me");
    }

    /** What may be done here; says nothing of anybody, not even whether somebody is here. */
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

    ScimAnswer resources(ScimResource<ScimUser> users, ScimResource<ScimGroup> groups) {
        return switch (first()) {
            case "Users" -> of(users);
            case "Groups" -> of(groups);
            case "Me" -> throw RequestRefusal.notImplemented("/Me");
            case "Bulk" -> nothingButPost();
            case ".search" -> search(new RootSearch(users, groups)::answer);
            default -> nothingHere();
        };
    }

    /** {@code /Me} (RFC 7644 §3.11), for a person who has signed in: nothing else is open to them. */
    ScimAnswer me(ScimResource<ScimUser> users, String person) {
        if (!rest().isEmpty()) {
            nothingHere();
        }
        require(READ);
        return users.read(person, request);
    }

    /** A Bulk request never comes here. */
    private ScimAnswer nothingButPost() {
        if (!rest().isEmpty()) {
            nothingHere();
        }
        return notAllowed(SEND);
    }

    private ScimAnswer of(ScimResource<?> resource) {
        List<String> rest = rest();
        if (rest.isEmpty()) {
            return switch (request.method()) {
                case "GET" -> resource.list(request.search());
                case "POST" -> resource.create(request);
                default -> notAllowed(TYPE);
            };
        }
        String id = one(rest);
        if (isSearch()) {
            return search(resource::list);
        }
        return switch (request.method()) {
            case "GET" -> resource.read(id, request);
            case "PUT" -> resource.replace(id, request);
            case "PATCH" -> resource.patch(id, request);
            case "DELETE" -> resource.remove(id, request);
            default -> notAllowed(RESOURCE);
        };
    }

    private ScimAnswer search(Function<SearchRequest, ScimAnswer> list) {
        require(SEND);
        return list.apply(request.searchInBody());
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
        return rest.size() == 1 ? rest.get(0) : String.valueOf(nothingHere());
    }

    private void require(List<String> allowed) {
        if (!allowed.contains(request.method())) {
            notAllowed(allowed);
        }
    }

    private ScimAnswer nothingHere() {
        List<String> path = request.path();
        if (path.size() > 1
                && path.get(0).equals(BASE.get(0))
                && OTHER_VERSION.matcher(path.get(1)).matches()) {
            throw RequestRefusal.invalidVersion(path.get(1));
        }
        throw RequestRefusal.noSuchEndpoint("/" + String.join("/", path), new AddressHint(base).of(path));
    }

    private ScimAnswer notAllowed(List<String> allowed) {
        throw RequestRefusal.methodNotAllowed(request.method(), "/" + String.join("/", request.path()), allowed);
    }
}
