package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.Coercion;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Schema;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ids in a value of {@code members}, in the forms of real clients: ids of users, and ids of groups, which are left out
 * because nested groups are not supported.
 */
record NamedMembers(Set<String> users, Set<String> groups) {

    private static final Attribute MEMBERS = Schema.GROUP.attribute("members").orElseThrow();
    private static final Pattern GROUP_ADDRESS =
            Pattern.compile("(?:.*/)?Groups/[^/]+/?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Parses a value of {@code members}.
     *
     * @throws ScimProblem 400 invalidValue if it is malformed
     */
    static NamedMembers of(JsonNode sent) {
        NamedMembers named = new NamedMembers(new LinkedHashSet<>(), new LinkedHashSet<>());
        Coercion.of(MEMBERS, sent).ifPresent(members -> members.forEach(named::add));
        return named;
    }

    private void add(JsonNode member) {
        String id = member.path("value").asText();
        if (!id.isEmpty()) {
            (isGroup(member) ? groups : users).add(id);
        }
    }

    /** Whether the member is a group, by its {@code type} or else by its {@code $ref}. */
    private static boolean isGroup(JsonNode member) {
        return Optional.of(member.path("type").asText())
                .filter(type -> !type.isEmpty())
                .map(type -> type.equalsIgnoreCase("group"))
                .orElseGet(() ->
                        GROUP_ADDRESS.matcher(member.path("$ref").asText()).matches());
    }

    /**
     * The members, if there is at least one.
     *
     * @throws ScimProblem 400 invalidValue, so that the client does not assume that the change was made
     */
    NamedMembers orRefuse() {
        if (users.isEmpty() && groups.isEmpty()) {
            throw ScimProblem.invalidValue("None of the members has a value: the id of a user. Nothing was changed.");
        }
        return this;
    }
}
