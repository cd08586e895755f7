package io.github.directorysync.endpoint.log;

import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.sync.activity.Activity;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operation of a request as one word, such as {@code create-user}, and its target. */
record Operation(ScimRequest request) {

    private static final Map<String, String> TYPES = Map.of("Users", "user", "Groups", "group");

    /** The form of an id, including another system's; a filter or a path in the place of an id does not match. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@+-]{1,255}");

    boolean isBulk() {
        return word().equals("bulk");
    }

    /** Whether the request is meant to change something. */
    boolean writes() {
        return !request.method().equals("GET") && !request.method().equals("OPTIONS") && !last().equals(".search");
    }

    String word() {
        return switch (at(2)) {
            case "Users" -> of("user");
            case "Groups" -> of("group");
            case "Bulk" -> "bulk";
            case ".search" -> "search";
            case "Me" -> "read-me";
            case "ServiceProviderConfig", "ResourceTypes", "Schemas" -> "discover";
            default -> "unknown";
        };
    }

    private String of(String type) {
        if (at(3).isEmpty() || at(3).equals(".search")) {
            return request.method().equals("POST") && at(3).isEmpty() ? "create-" + type : "list-" + type + "s";
        }
        return switch (request.method()) {
            case "PUT" -> "replace-" + type;
            case "PATCH" -> "patch-" + type;
            case "DELETE" -> "delete-" + type;
            default -> "read-" + type;
        };
    }

    /** The target as far as the request names it; a resource that was not created has no id. */
    Activity.Target target() {
        Optional<String> type = Optional.ofNullable(TYPES.get(at(2)));
        if (type.isEmpty() || last().equals(".search")) {
            return Activity.Target.NOTHING;
        }
        return new Activity.Target(type, Optional.of(at(3)).filter(ID.asMatchPredicate()), Optional.empty());
    }

    private String at(int place) {
        return request.path().size() > place ? request.path().get(place) : "";
    }

    private String last() {
        return request.path().isEmpty() ? "" : at(request.path().size() - 1);
    }
}
