package io.github.directorysync.endpoint.log;

import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.sync.activity.Activity;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request asks for, in a word, and of whom. */
record Operation(ScimRequest request) {

    private static final Map<String, String> TYPES = Map.of("Users", "user", "Groups", "group");

    /** What may be an id, also somebody else's; not a filter or a path that stands where an id should. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@+-]{1,255}");

    boolean isBulk() {
        return word().equals("bulk");
    }

    /** Whether it is there to change something. */
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

    /** What is known of the target from the request; who was not made is known by the name that was sent. */
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
