package io.github.directorysync.scim.resource;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The versions that a client names in {@code If-Match} or {@code If-None-Match}. SCIM's versions are weak and RFC 7644
 * §3.14 matches them all the same, so {@code W/"1"}, {@code "1"} and a bare {@code 1} mean one and the same.
 */
public record EntityTags(Set<String> tags) {

    public EntityTags {
        tags = Set.copyOf(tags);
    }

    /** As the header lists them; {@code *} stands for any. */
    public static EntityTags of(String header) {
        return new EntityTags(
                Arrays.stream(header.split(",", -1)).map(EntityTags::bare).collect(Collectors.toSet()));
    }

    public boolean include(Stored<?> kept) {
        return tags.contains("*") || tags.contains(bare(kept.etag()));
    }

    private static String bare(String tag) {
        String text = tag.strip();
        String strong = text.startsWith("W/") || text.startsWith("w/") ? text.substring(2) : text;
        return strong.replace("\"", "");
    }
}
