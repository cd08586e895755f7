package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Projection;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.Representation;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimGroup;
import io.github.directorysync.sync.GroupSync;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /Groups} */
record GroupsResource(GroupSync groups, Representation representation) implements ScimResource {

    @Override
    public ScimAnswer list(ScimRequest request) {
        ListQuery query = request.listQuery(ResourceSchema.GROUP);
        Page<Kept<ScimGroup>> page = groups.list(query);
        Map<String, List<Reference>> members = members(page.resources(), query.projection());
        List<ObjectNode> resources = page.resources().stream()
                .map(group -> query.projection().of(whole(group, members)))
                .toList();
        return ScimAnswer.ok(Representation.list(page.total(), query.startIndex(), resources));
    }

    @Override
    public ScimAnswer create(ScimRequest request) {
        return answer(201, groups.create(request.body()), request);
    }

    @Override
    public ScimAnswer read(String id, ScimRequest request) {
        return answer(200, groups.read(id), request);
    }

    @Override
    public ScimAnswer replace(String id, ScimRequest request) {
        return answer(200, groups.replace(id, request.body()), request);
    }

    /** 204, as Entra documents and expects it, so that no member is read to change one; 200 if attributes are asked. */
    @Override
    public ScimAnswer patch(String id, ScimRequest request) {
        Kept<ScimGroup> group = groups.patch(id, request.body());
        return request.projection(ResourceSchema.GROUP).asksForAttributes()
                ? answer(200, group, request)
                : ScimAnswer.nothing();
    }

    @Override
    public ScimAnswer remove(String id) {
        groups.remove(id);
        return ScimAnswer.nothing();
    }

    private ScimAnswer answer(int status, Kept<ScimGroup> group, ScimRequest request) {
        Projection projection = request.projection(ResourceSchema.GROUP);
        return ScimAnswer.resource(
                status,
                projection.of(whole(group, members(List.of(group), projection))),
                representation.location(ResourceSchema.GROUP, group.id()),
                group.etag());
    }

    private ObjectNode whole(Kept<ScimGroup> group, Map<String, List<Reference>> members) {
        return representation.of(group, Optional.of(members.getOrDefault(group.id(), List.of())));
    }

    private Map<String, List<Reference>> members(List<Kept<ScimGroup>> of, Projection projection) {
        return projection.wants("members")
                ? groups.membersOf(of.stream().map(Kept::id).toList())
                : Map.of();
    }
}
