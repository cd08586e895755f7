package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.sync.groups.GroupName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Groups that were prepared in the realm's configuration, with role mappings, before a directory sends them. */
record PreparedGroups(KeycloakSession session, RealmModel realm, Database database) {

    /** By Keycloak's unique key of siblings. */
    private static final String SIBLINGS = "select g.id from GroupEntity g where g.realm = :realm"
            + " and g.parentId = :parent and g.name in (:names) order by g.name, g.id";

    /**
     * The free group that is named with this externalId. In a realm that was imported with other ids, the group of the
     * plain name may be free as well.
     */
    Optional<GroupModel> byExternalId(ScimGroup group, GroupModel above) {
        return GroupName.withExternalId(group)
                .map(name -> session.groups().getGroupByName(realm, above, name))
                .filter(present -> ParentGroup.isFree(present, database));
    }

    /**
     * DisplayNames are compared in any case, so a group prepared as {@code Admins} is adopted for {@code admins} too.
     */
    Optional<GroupModel> inOtherCase(String name, GroupModel above) {
        List<String> names = GroupName.inOtherCases(name);
        return names.isEmpty()
                ? Optional.empty()
                : database
                        .list(
                                SIBLINGS,
                                String.class,
                                Map.of("realm", realm.getId(), "parent", above.getId(), "names", names))
                        .stream()
                        .map(id -> session.groups().getGroupById(realm, id))
                        .filter(present -> present != null && ParentGroup.isFree(present, database))
                        .findFirst();
    }
}
