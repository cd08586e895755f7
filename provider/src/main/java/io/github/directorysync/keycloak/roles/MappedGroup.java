package io.github.directorysync.keycloak.roles;

import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.FaultyLevel;
import java.util.List;

/**
 * A group with its role mappings; it is unmapped if it has none of its own.
 *
 * @param name the {@code displayName} that the directory sent
 * @param path the path of Keycloak's names, which may differ
 * @param faulty roles that it is mapped to and that are ignored because their level cannot be read
 */
public record MappedGroup(
        String id,
        String name,
        String path,
        long members,
        List<Mapped> roles,
        List<FaultyLevel> faulty,
        boolean unmapped) {

    /** A role that a group grants in an app, named as in the admin API. */
    public record Mapped(String app, AppRole role, String through, String inheritedFrom) {}
}
