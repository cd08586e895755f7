package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.sync.groups.GroupName;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.GroupModel;

/** Tells which Keycloak group a directory's group would be, before the directory makes it. Locks and changes nothing. */
public record ExpectedGroups(DirectoryContext context) {

    /**
     * The group that was prepared for it in the realm's configuration; without one the parent group, whose role mappings a
     * new group inherits. Empty if that is not there either.
     */
    public Optional<GroupModel> of(ScimGroup group) {
        return new ParentGroup(context.session(), context.realm(), context.directory(), context.database())
                .peek()
                .map(above -> below(above, group));
    }

    private GroupModel below(GroupModel above, ScimGroup group) {
        PreparedGroups prepared = new PreparedGroups(context.session(), context.realm(), context.database());
        List<String> names = GroupName.candidates(group).limit(2).toList();
        for (String name : names) {
            GroupModel present = context.session().groups().getGroupByName(context.realm(), above, name);
            if (present == null) {
                return prepared.inOtherCase(name, above).orElse(above);
            }
            if (ParentGroup.isFree(present, context.database())) {
                return prepared.byExternalId(group, above).orElse(present);
            }
        }
        return above;
    }
}
