package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.roles.AppGroupMappings;
import io.github.directorysync.keycloak.roles.GroupMapping;
import io.github.directorysync.keycloak.roles.GroupMappingChange;
import io.github.directorysync.keycloak.roles.GroupsQuery;
import io.github.directorysync.keycloak.roles.MappedGroup;
import io.github.directorysync.keycloak.roles.RoleImpact;
import io.github.directorysync.role.FaultyLevel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/** The groups of one directory and the roles that they are mapped to. */
public final class DirectoryGroupsResource {

    static final String EVENT = "GROUP_ROLE";

    private final Caller caller;
    private final Directory directory;
    private final GroupsQuery groups;

    public DirectoryGroupsResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.groups = new GroupsQuery(caller.session(), caller.realm(), directory);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return AdminAnswer.of(caller.session(), () -> {
            GroupListQuery wanted = QueryParameters.read(caller, GroupListQuery::of);
            PageRequest slice = wanted.slice();
            Paged<MappedGroup> page = groups.page(wanted.app(), wanted.query(), slice.first(), slice.max());
            ObjectNode answer = PageRequest.answer(
                    page.total(),
                    page.items().stream()
                            .map(DirectoryGroupsResource::described)
                            .toList());
            wanted.app()
                    .map(app -> new AppGroupMappings(caller.session(), caller.realm(), directory, app))
                    .ifPresent(mappings -> answer.put("version", mappings.version()));
            return AdminAnswer.ok(answer);
        });
    }

    /** Maps many groups at once, all or none; with {@code dryRun} only previews the role changes. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response mapMany(InputStream body) {
        caller.requireManage();
        return AdminAnswer.of(
                caller.session(), () -> new GroupMappingsForm(caller, directory).answer(caller.form(body)));
    }

    /** The query parameters of the list of groups. */
    private record GroupListQuery(PageRequest slice, GroupsQuery.GroupFilter query, Optional<AppLadder> app) {

        static GroupListQuery of(QueryParameters asked) {
            return new GroupListQuery(
                    asked.slice(),
                    new GroupsQuery.GroupFilter(asked.text("search"), asked.flag("unmapped")),
                    asked.optionalApp());
        }
    }

    @PUT
    @Path("{group}/role")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response map(@PathParam("group") String id, InputStream body) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            GroupMapping mapping = mapping(id);
            RoleModel role = mapping.role(
                    caller.session(),
                    caller.form(body).read(Set.of("role"), form -> form.text("role", LadderForm.LONGEST_NAME)));
            requireMap(mapping.group(), Stream.concat(Stream.of(role), mapping.mapped()));
            GroupMappingChange change = new GroupMappingChange(mapping, Optional.of(role));
            caller.requireLoss(List.of(change));
            CallerEvent event = event(OperationType.UPDATE, "map-group", change);
            mapping.set(role);
            ObjectNode described = described(groups.one(mapping.group(), Optional.of(mapping.app())));
            event.representation(described.toString()).success();
            return AdminAnswer.ok(described);
        });
    }

    @DELETE
    @Path("{group}/role")
    @Produces(MediaType.APPLICATION_JSON)
    public Response unmap(@PathParam("group") String id) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            GroupMapping mapping = mapping(id);
            requireMap(mapping.group(), mapping.mapped());
            if (mapping.mapped().findAny().isEmpty()) {
                throw new NotFoundException();
            }
            GroupMappingChange change = new GroupMappingChange(mapping, Optional.empty());
            caller.requireLoss(List.of(change));
            CallerEvent event = event(OperationType.DELETE, "unmap-group", change);
            mapping.clear();
            event.success();
            return AdminAnswer.done();
        });
    }

    /** The event of a change; created before it, as it contains the mapping until then. */
    private CallerEvent event(OperationType operation, String word, GroupMappingChange change) {
        GroupMapping mapping = change.mapping();
        GroupModel group = mapping.group();
        String name = mapping.displayName(caller.session());
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        before.put("id", group.getId());
        before.put("displayName", name);
        before.put("app", mapping.app().name());
        mapping.mapped().map(RoleModel::getName).sorted().forEach(before.putArray("roles")::add);
        CallerEvent event = caller.event(
                        EVENT, operation, "directories/" + directory.alias() + "/groups/" + group.getId() + "/role")
                .in(directory)
                .about("Group", group.getId(), name)
                .before(before)
                .consequences(caller.large(() -> RoleImpact.of(caller.session(), caller.realm(), List.of(change))));
        return caller instanceof Administrator ? event.as(word) : event;
    }

    private GroupMapping mapping(String id) {
        GroupModel group = GroupMapping.groupOf(caller.session(), caller.realm(), directory, id)
                .orElseThrow(NotFoundException::new);
        return new GroupMapping(group, QueryParameters.read(caller, QueryParameters::app));
    }

    private void requireMap(GroupModel group, Stream<RoleModel> roles) {
        caller.requireManage(group);
        roles.forEach(caller::requireMap);
    }

    public static ObjectNode described(MappedGroup group) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", group.id());
        described.put("displayName", group.name());
        described.put("path", group.path());
        described.put("members", group.members());
        described.put("unmapped", group.unmapped());
        ArrayNode roles = described.putArray("roles");
        group.roles().forEach(role -> {
            ObjectNode row = roles.addObject();
            row.put("app", role.app());
            row.put("role", role.role().name());
            row.put("level", role.role().level());
            RoleJson.put(row, "through", Optional.of(role.through()));
            RoleJson.put(row, "inheritedFrom", Optional.of(role.inheritedFrom()));
        });
        RoleJson.put(described, "fault", Optional.of(FaultyLevel.text(group.faulty())));
        return described;
    }
}
