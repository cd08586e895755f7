package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.ReusedMemory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.Text;
import io.github.directorysync.scim.resource.EntityTags;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SCIM operations on resources of one type. Each method either succeeds completely, or throws a {@link ScimProblem} and
 * changes nothing.
 */
public abstract class ResourceSync<R> {

    private final String type;
    private final ResourceSchema schema;
    private final Resources<R> resources;

    /**
     * Operates on these resources.
     *
     * @param type the name of the type in messages, such as {@code user}
     */
    public ResourceSync(String type, ResourceSchema schema, Resources<R> resources) {
        this.type = type;
        this.schema = schema;
        this.resources = resources;
    }

    public abstract Stored<R> create(ObjectNode body);

    public abstract Stored<R> replace(String id, ObjectNode body);

    /** Applies a PATCH. A malformed PATCH is refused before its target is looked up: 400 and not 404. */
    public abstract Stored<R> patch(String id, ObjectNode body);

    /**
     * Checks that a PATCH is well-formed.
     *
     * @throws ScimProblem 400
     */
    public abstract void requireReadable(ObjectNode patch);

    /** Whether the response to a PATCH contains the resource if the request asks for no attributes. */
    public boolean answersPatch() {
        return true;
    }

    /** The members of a group, or the groups of a user; empty if there are more than {@code most}. */
    public final Optional<List<Reference>> fewReferencesOf(String id, int most) {
        return resources
                .referencesOf(List.of(id), most, RequestMemory.UNLIMITED)
                .map(found -> found.getOrDefault(id, List.of()));
    }

    /** The schemas of this type in this directory. */
    public final ResourceSchema schema() {
        return schema;
    }

    public final Stored<R> read(String id) {
        return known(id).flatMap(resources::find).orElseThrow(() -> ScimProblem.noSuchResource(type, id));
    }

    /** A page of a list, and the references of its resources if they were requested. */
    public record Listed<R>(Page<Stored<R>> page, Map<String, ReferenceList> references) {}

    /**
     * A page of a list with the members of groups, or the groups of users. If these are more than {@link
     * Limits#PAGE_REFERENCES}, the page is halved until they are not, or one resource is left.
     */
    public final Listed<R> listWithReferences(ListQuery query) {
        Page<Stored<R>> page = resources.list(query);
        if (!query.projection().wants(schema.references())) {
            return new Listed<>(page, Map.of());
        }
        ReusedMemory memory = new ReusedMemory(query.memory());
        while (page.resources().size() > 1) {
            Optional<Map<String, List<Reference>>> all =
                    resources.referencesOf(ids(page), Limits.PAGE_REFERENCES, memory.again());
            if (all.isPresent()) {
                Map<String, ReferenceList> found = new HashMap<>();
                all.get().forEach((id, each) -> found.put(id, ReferenceList.all(each)));
                return new Listed<>(page, found);
            }
            page = page.cut(page.resources().size() / 2);
        }
        return new Listed<>(
                page,
                page.resources().stream()
                        .collect(Collectors.toMap(Stored::id, one -> referencesOf(one.id(), memory.again()))));
    }

    private static List<String> ids(Page<? extends Stored<?>> page) {
        return page.resources().stream().map(Stored::id).toList();
    }

    /**
     * The groups of a user, or the members of a group. Of a large group, most are read when they are written.
     *
     * @param memory is held for those that are read now
     */
    public final ReferenceList referencesOf(String id, RequestMemory memory) {
        return resources.referencesOf(id, memory);
    }

    /** The resolved roles of each user in the apps of the directory; empty for groups. */
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<R>> of) {
        return Map.of();
    }

    public final void remove(String id) {
        remove(toChange(id));
    }

    /** Removes the resource and records it in the journal. */
    public abstract void remove(Stored<R> resource);

    /**
     * Checks that the resource has a version that the client accepts ({@code If-Match}), and locks it until the transaction
     * ends.
     *
     * @throws ScimProblem 412
     */
    public final void require(String id, EntityTags versions) {
        Stored<R> stored = toChange(id);
        if (!versions.include(stored)) {
            throw ScimProblem.versionMismatch(stored.etag());
        }
    }

    /**
     * The resource, locked until the transaction ends.
     *
     * @throws ScimProblem 404
     */
    public final Stored<R> toChange(String id) {
        return known(id).flatMap(resources::findToChange).orElseThrow(() -> ScimProblem.noSuchResource(type, id));
    }

    /** Rejects ids that the database cannot store: a query with one would fail. */
    private static Optional<String> known(String id) {
        return Optional.of(id).filter(Text::canBeKept);
    }
}
