package io.github.directorysync.keycloak;

import java.util.Locale;
import java.util.Map;
import org.keycloak.models.GroupModel;
import org.keycloak.provider.ProviderEvent;

/** Groups are found by their name in any case, by an index of ours; whoever renames one in Keycloak renames it there. */
final class GroupNames {

    private GroupNames() {}

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static void heard(ProviderEvent event) {
        if (event instanceof GroupModel.GroupUpdatedEvent updated) {
            new Database(updated.getKeycloakSession())
                    .change(
                            "update DirectoryGroupEntity d set d.displayName = :name where d.groupId = :id",
                            Map.of(
                                    "name", key(updated.getGroup().getName()),
                                    "id", updated.getGroup().getId()));
        }
    }
}
