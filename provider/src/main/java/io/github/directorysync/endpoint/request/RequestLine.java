package io.github.directorysync.endpoint.request;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Method and path of a request for the server log. Segments other than SCIM's own and ids are replaced by {@code …}: a
 * client may send anything there, including a secret.
 */
public final class RequestLine {

    private static final Set<String> WORDS = Set.of(
            "scim",
            "v2",
            "Users",
            "Groups",
            "Bulk",
            "Me",
            ".search",
            "Schemas",
            "ResourceTypes",
            "ServiceProviderConfig");

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private RequestLine() {}

    public static String of(ScimRequest request) {
        return request.method() + " /"
                + request.path().stream()
                        .map(segment -> WORDS.contains(segment) || isId(segment) ? segment : "…")
                        .collect(Collectors.joining("/"));
    }

    /** Whether a text has the form of a resource's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
