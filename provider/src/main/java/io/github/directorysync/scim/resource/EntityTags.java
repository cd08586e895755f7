package io.github.directorysync.scim.resource;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The versions in {@code If-Match} or {@code If-None-Match}. SCIM's versions are weak entity tags, but RFC 7644 §3.14
 * compares them like strong ones, so {@code W/"1"}, {@code "1"} and {@code 1} are equal.
 */
public record EntityTags(Set<String> tags) {

    public EntityTags {
        tags = Set.copyOf(tags);
    }

    /** Parses the header; {@code *} matches any version. */
    public static EntityTags of(String header) {
        return new EntityTags(
                Arrays.stream(header.split(",", -1)).map(EntityTags::bare).collect(Collectors.toSet()));
    }

    public boolean include(Stored<?> stored) {
        return tags.contains("*") || tags.contains(bare(stored.etag()));
    }

    private static String bare(String tag) {
        String text = tag.strip();
        String strong = text.startsWith("W/") || text.startsWith("w/") ? text.substring(2) : text;
        return strong.replace("\"", "");
    }
}
