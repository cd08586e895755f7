package io.github.directorysync.scim.resource;

import java.util.List;
import java.util.Optional;

/**
 * Suggests the right URL for a path that does not exist. Usually an administrator has entered a wrong base URL, or a client
 * writes {@code /users}.
 *
 * @param base the SCIM base URL of the directory, without a trailing slash
 */
public record AddressHint(String base) {

    private static final List<String> BASE = List.of("scim", "v2");
    private static final List<String> RESOURCES =
            List.of("Users", "Groups", "Bulk", "Me", ".search", "Schemas", "ResourceTypes", "ServiceProviderConfig");

    /**
     * The suggestion in one or two sentences.
     *
     * @param path the segments of the path below the directory's own URL
     */
    public String of(List<String> path) {
        List<String> rest = afterBase(path);
        if (rest.isEmpty()) {
            return "The SCIM base URL of this directory is " + base
                    + ". Enter that at the identity provider; below it are /" + String.join(", /", RESOURCES) + ".";
        }
        return meant(rest.get(0))
                .map(resource -> "Did you mean " + base + "/" + resource
                        + "? Letter case counts, and the SCIM base URL of" + " this directory is " + base + ".")
                .orElseGet(() -> "The SCIM base URL of this directory is " + base + "; below it are /"
                        + String.join(", /", RESOURCES) + ".");
    }

    /** Removes as much of {@code scim/v2} as the path begins with, in any case. */
    private static List<String> afterBase(List<String> path) {
        int from = 0;
        for (String segment : BASE) {
            if (from < path.size() && path.get(from).equalsIgnoreCase(segment)) {
                from++;
            }
        }
        return path.subList(from, path.size());
    }

    private static Optional<String> meant(String segment) {
        return RESOURCES.stream().filter(segment::equalsIgnoreCase).findFirst();
    }
}
