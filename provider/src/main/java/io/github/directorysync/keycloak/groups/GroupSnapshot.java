package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.roles.RoleSnapshot;
import java.util.List;

/**
 * The state of users before they leave a group, or before it is deleted.
 *
 * @param withAccess the ids of those who are suspended if this was their last access group; empty if it is no access group
 * @param roles of those whose role may change
 */
record GroupSnapshot(List<String> withAccess, RoleSnapshot roles) {

    static final GroupSnapshot NOBODY = new GroupSnapshot(List.of(), RoleSnapshot.NOBODY);
}
