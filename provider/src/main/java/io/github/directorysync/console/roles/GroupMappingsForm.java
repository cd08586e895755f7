package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.JsonBody;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.InvalidSettings.SettingFault;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.LadderChange;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.AppGroupMappings;
import io.github.directorysync.keycloak.roles.GroupMapping;
import io.github.directorysync.keycloak.roles.GroupMappingChange;
import io.github.directorysync.keycloak.roles.Proposal;
import io.github.directorysync.keycloak.roles.RoleImpact;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/**
 * Changes of the mappings of many groups to roles of an app: {@code changes}, each with the id of a {@code group} and a
 * {@code role}, {@code null} for none, and the {@code version} of the mappings that the caller has read.
 */
record GroupMappingsForm(Caller caller, Directory directory) {

    private static final Set<String> KNOWN = Set.of("version", "changes");
    private static final int MOST = 500;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_VERSION = 64;

    /** The app, and whether the changes are only previewed. */
    private record Where(boolean dryRun, AppLadder app) {

        static Where of(QueryParameters asked) {
            return new Where(asked.flag("dryRun").orElse(false), asked.app());
        }
    }

    private record MappingRow(String group, Optional<String> role) {}

    private record MappingsForm(Optional<String> version, List<MappingRow> rows) {}

    Response answer(JsonBody form) {
        Where where = QueryParameters.read(caller, Where::of);
        MappingsForm sent = form.read(KNOWN, GroupMappingsForm::sent);
        AppGroupMappings mappings = new AppGroupMappings(caller.session(), caller.realm(), directory, where.app());
        if (where.dryRun() && caller instanceof Administrator) {
            caller.requireViewPeople();
        }
        if (!where.dryRun()) {
            mappings.lock();
        }
        List<GroupMappingChange> changes = changes(sent.rows(), mappings);
        for (GroupMappingChange change : changes) {
            caller.requireManage(change.mapping().group());
            change.roles().forEach(caller::requireMap);
        }
        return where.dryRun() ? preview(where.app(), sent.rows(), mappings) : make(sent, changes, mappings);
    }

    private static MappingsForm sent(Fields form) {
        Set<String> named = new HashSet<>();
        List<MappingRow> rows = form.each("changes", MOST, Set.of("group", "role"), change -> {
            String group = change.text("group", LONGEST_ID);
            if (!named.add(group)) {
                change.fault("group", "The group " + group + " is named twice.");
            }
            if (!change.has("role")) {
                change.fault("role", "Say the name of a role, or null for none.");
            }
            return new MappingRow(group, change.optionalText("role", LadderForm.LONGEST_NAME));
        });
        if (rows.isEmpty()) {
            form.fault("changes", "Name at least one group.");
        }
        return new MappingsForm(form.optionalText("version", LONGEST_VERSION), rows);
    }

    /** Checks the changes of all groups, so that all faults are reported at once. */
    private List<GroupMappingChange> changes(List<MappingRow> rows, AppGroupMappings mappings) {
        Map<String, GroupModel> groups =
                mappings.groups(rows.stream().map(MappingRow::group).toList());
        io.github.directorysync.directory.Faults faults = new io.github.directorysync.directory.Faults();
        List<GroupMappingChange> changes = new java.util.ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            MappingRow row = rows.get(i);
            String place = "changes[" + i + "].";
            GroupModel group = groups.get(row.group());
            if (group == null) {
                faults.add(place + "group", "The directory has no group " + row.group() + ".");
                continue;
            }
            GroupMapping mapping = new GroupMapping(group, mappings.app());
            try {
                Optional<RoleModel> role = row.role().map(name -> mapping.role(caller.session(), name));
                changes.add(new GroupMappingChange(mapping, role));
            } catch (InvalidSettings invalid) {
                faults.add(invalid.renamed(field -> place + field));
            }
        }
        faults.raise();
        return changes;
    }

    private Response make(MappingsForm sent, List<GroupMappingChange> all, AppGroupMappings mappings) {
        String seen = sent.version()
                .orElseThrow(() -> new InvalidSettings(
                        "version", "Say the version of the mapping that you have read, as the list of groups has it."));
        String now = mappings.version();
        if (!now.equals(seen)) {
            throw AdminAnswer.conflict(
                    caller.session(),
                    new SettingFault(
                            "version",
                            "Somebody else has changed the mapping since you read it. Nothing was changed; read it again."
                                    + " Its version is " + now + " now."));
        }
        Instant begun = ServerTime.now();
        List<GroupMappingChange> changes =
                all.stream().filter(change -> !change.isDone()).toList();
        if (!changes.isEmpty()) {
            caller.requireLoss(changes);
            CallerEvent event = event(changes, mappings).begun(begun);
            changes.forEach(GroupMappingChange::make);
            event.representation(described(changes, mappings, GroupMappingsForm::after)
                            .toString())
                    .success();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("changed", changes.size());
        answer.put("version", mappings.version());
        return AdminAnswer.ok(answer);
    }

    /** The event of the changes; created before them, as it contains the mappings until then. */
    private CallerEvent event(List<GroupMappingChange> changes, AppGroupMappings mappings) {
        CallerEvent event = caller.event(
                        DirectoryGroupsResource.EVENT,
                        OperationType.UPDATE,
                        "directories/" + directory.alias() + "/groups")
                .in(directory)
                .about(SettingsAudit.target(directory))
                .before(described(changes, mappings, GroupMappingsForm::before))
                .consequences(caller.large(() -> RoleImpact.of(caller.session(), caller.realm(), changes)));
        return caller instanceof Administrator ? event.as("map-groups") : event.as("update-group-roles");
    }

    private static List<String> before(GroupMappingChange change) {
        return change.mapping().mapped().map(RoleModel::getName).sorted().toList();
    }

    private static List<String> after(GroupMappingChange change) {
        return change.role().map(RoleModel::getName).stream().toList();
    }

    private ObjectNode described(
            List<GroupMappingChange> changes,
            AppGroupMappings mappings,
            Function<GroupMappingChange, List<String>> roles) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("app", mappings.app().name());
        ArrayNode groups = json.putArray("groups");
        for (GroupMappingChange change : changes) {
            ObjectNode group = groups.addObject();
            group.put("id", change.mapping().group().getId());
            group.put("displayName", change.mapping().displayName(caller.session()));
            roles.apply(change).forEach(group.putArray("roles")::add);
        }
        return json;
    }

    private Response preview(AppLadder app, List<MappingRow> rows, AppGroupMappings mappings) {
        var wanted = rows.stream().collect(Collectors.toMap(MappingRow::group, MappingRow::role));
        ObjectNode answer =
                caller.large(() -> new PreviewForm(caller, app).answer(new Proposal(LadderChange.NONE, wanted)));
        if (!(caller instanceof Administrator)) {
            // The holder of a link gets numbers only, as others of the realm's people may be affected.
            answer.retain("gains", "loses");
        }
        return AdminAnswer.ok(answer.put("version", mappings.version()));
    }
}
