package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.Related;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.resource.UnknownAttributes;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.Cursor;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.scim.search.Projection;
import io.github.directorysync.scim.search.SearchRequest;
import io.github.directorysync.sync.ResourceSync;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** {@code /Users} or {@code /Groups}: the operations on the resources of one type (RFC 7644 §3.2). */
final class ScimResource<R> {

    private final ResourceSchema schema;
    private final ResourceSync<R> sync;
    private final Representation representation;
    private final BiFunction<Stored<R>, Related, ObjectNode> represent;
    private final Consumer<Set<String>> ignored;
    private final RequestMemory memory;

    private ScimResource(
            ResourceSync<R> sync,
            Representation representation,
            BiFunction<Stored<R>, Related, ObjectNode> represent,
            Consumer<Set<String>> ignored,
            RequestMemory memory) {
        this.schema = sync.schema();
        this.sync = sync;
        this.representation = representation;
        this.represent = represent;
        this.ignored = ignored;
        this.memory = memory;
    }

    /**
     * The resource of users.
     *
     * @param ignored is given the names of the attributes that no schema defines
     */
    static ScimResource<ScimUser> users(
            ResourceSync<ScimUser> sync,
            Representation representation,
            Consumer<Set<String>> ignored,
            RequestMemory memory) {
        return new ScimResource<>(sync, representation, representation::ofUser, ignored, memory);
    }

    static ScimResource<ScimGroup> groups(
            ResourceSync<ScimGroup> sync,
            Representation representation,
            Consumer<Set<String>> ignored,
            RequestMemory memory) {
        return new ScimResource<>(sync, representation, representation::ofGroup, ignored, memory);
    }

    ScimAnswer list(SearchRequest search) {
        ListQuery query = ListQuery.read(schema, search).within(memory);
        ResourceSync.Listed<R> listed = sync.listWithReferences(query);
        Page<Stored<R>> page = listed.page();
        List<ObjectNode> resources = shown(page.resources(), listed.references(), query.projection());
        return ScimAnswer.ok(query.window()
                .cursor()
                .map(cursor -> Representation.list(page.total(), next(page, cursor), resources))
                .orElseGet(
                        () -> Representation.list(page.total(), query.window().startIndex(), resources)));
    }

    private Optional<String> next(Page<Stored<R>> page, Cursor cursor) {
        return page.more()
                ? Optional.of(
                        cursor.behind(page.resources().get(page.resources().size() - 1)))
                : Optional.empty();
    }

    /** This type's resources on a page of a search over both types, after the other type's resources on it. */
    Page<ObjectNode> part(SearchRequest search, Page<ObjectNode> before) {
        ListQuery query = ListQuery.read(schema, search).behind(before).within(memory);
        ResourceSync.Listed<R> listed = sync.listWithReferences(query);
        Page<Stored<R>> page = listed.page();
        return new Page<>(page.total(), shown(page.resources(), listed.references(), query.projection()), page.more());
    }

    /** The members or groups of a resource; not read if the client does not ask for them. */
    private Map<String, ReferenceList> references(Stored<R> one, Projection projection) {
        return projection.wants(schema.references()) ? Map.of(one.id(), sync.referencesOf(one.id(), memory)) : Map.of();
    }

    private List<ObjectNode> shown(List<Stored<R>> page, Map<String, ReferenceList> references, Projection projection) {
        Map<String, List<ResolvedRole>> roles = projection.wants("roles") ? sync.rolesOf(page) : Map.of();
        return page.stream()
                .map(kept -> projection.of(represent.apply(
                        kept,
                        new Related(
                                references.getOrDefault(kept.id(), ReferenceList.NONE),
                                roles.getOrDefault(kept.id(), List.of())))))
                .toList();
    }

    ScimAnswer create(ScimRequest request) {
        return answer(201, sync.create(body(request)), request);
    }

    ScimAnswer read(String id, ScimRequest request) {
        Stored<R> kept = sync.read(id);
        boolean known =
                request.headers().ifNoneMatch().map(tags -> tags.include(kept)).orElse(false);
        return known ? ScimAnswer.silent(304, kept.etag()) : answer(200, kept, request);
    }

    ScimAnswer replace(String id, ScimRequest request) {
        ObjectNode body = body(request);
        requireVersion(id, request);
        return answer(200, sync.replace(id, body), request);
    }

    ScimAnswer patch(String id, ScimRequest request) {
        ObjectNode body = body(request);
        if (request.headers().ifMatch().isPresent()) {
            sync.requireReadable(body);
            requireVersion(id, request);
        }
        Stored<R> kept = sync.patch(id, body);
        return schema == ResourceSchema.GROUP ? patchedGroup(kept, request) : answer(200, kept, request);
    }

    /**
     * Answers with the group, but with 204 if the client expects that (Entra documents it) or if the group has more
     * than {@link Limits#PATCHED_MEMBERS} members, which would have to be read for a change of one. A client that asks
     * for attributes gets them.
     */
    private ScimAnswer patchedGroup(Stored<R> kept, ScimRequest request) {
        Projection projection = request.projection(schema);
        if (projection.asksForAttributes()) {
            return answer(200, kept, request);
        }
        if (!sync.answersPatch()) {
            return ScimAnswer.silent(204, kept.etag());
        }
        Optional<Map<String, ReferenceList>> members = projection.wants(schema.references())
                ? sync.fewReferencesOf(kept.id(), Limits.PATCHED_MEMBERS)
                        .map(few -> Map.of(kept.id(), ReferenceList.all(few)))
                : Optional.of(Map.of());
        return members.map(few -> answer(200, kept, few, projection))
                .orElseGet(() -> ScimAnswer.silent(204, kept.etag()));
    }

    ScimAnswer remove(String id, ScimRequest request) {
        requireVersion(id, request);
        sync.remove(id);
        return ScimAnswer.nothing();
    }

    private ObjectNode body(ScimRequest request) {
        ObjectNode body = request.body();
        ignored.accept(UnknownAttributes.in(schema, body));
        return body;
    }

    private void requireVersion(String id, ScimRequest request) {
        request.headers().ifMatch().ifPresent(versions -> sync.require(id, versions));
    }

    private ScimAnswer answer(int status, Stored<R> kept, ScimRequest request) {
        Projection projection = request.projection(schema);
        return answer(status, kept, references(kept, projection), projection);
    }

    private ScimAnswer answer(
            int status, Stored<R> kept, Map<String, ReferenceList> references, Projection projection) {
        return ScimAnswer.resource(
                status,
                shown(List.of(kept), references, projection).get(0),
                representation.location(schema, kept.scimId()),
                kept.etag());
    }
}
