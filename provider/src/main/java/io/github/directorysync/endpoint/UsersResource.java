package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Projection;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.Representation;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.UserSync;
import java.util.List;
import java.util.Map;

/** {@code /Users} */
record UsersResource(UserSync users, Representation representation) implements ScimResource {

    @Override
    public ScimAnswer list(ScimRequest request) {
        ListQuery query = request.listQuery(ResourceSchema.USER);
        Page<Kept<ScimUser>> page = users.list(query);
        Map<String, List<Reference>> groups = groups(page.resources(), query.projection());
        List<ObjectNode> resources = page.resources().stream()
                .map(user -> query.projection().of(whole(user, groups)))
                .toList();
        return ScimAnswer.ok(Representation.list(page.total(), query.startIndex(), resources));
    }

    @Override
    public ScimAnswer create(ScimRequest request) {
        return answer(201, users.create(request.body()), request);
    }

    @Override
    public ScimAnswer read(String id, ScimRequest request) {
        return answer(200, users.read(id), request);
    }

    @Override
    public ScimAnswer replace(String id, ScimRequest request) {
        return answer(200, users.replace(id, request.body()), request);
    }

    @Override
    public ScimAnswer patch(String id, ScimRequest request) {
        return answer(200, users.patch(id, request.body()), request);
    }

    @Override
    public ScimAnswer remove(String id) {
        users.remove(id);
        return ScimAnswer.nothing();
    }

    private ScimAnswer answer(int status, Kept<ScimUser> user, ScimRequest request) {
        Projection projection = request.projection(ResourceSchema.USER);
        return ScimAnswer.resource(
                status,
                projection.of(whole(user, groups(List.of(user), projection))),
                representation.location(ResourceSchema.USER, user.id()),
                user.etag());
    }

    private ObjectNode whole(Kept<ScimUser> user, Map<String, List<Reference>> groups) {
        return representation.of(user, groups.getOrDefault(user.id(), List.of()));
    }

    private Map<String, List<Reference>> groups(List<Kept<ScimUser>> of, Projection projection) {
        return projection.wants("groups")
                ? users.groupsOf(of.stream().map(Kept::id).toList())
                : Map.of();
    }
}
