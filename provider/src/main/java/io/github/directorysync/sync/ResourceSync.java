package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.Text;
import io.github.directorysync.scim.resource.EntityTags;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a directory does with the resources of one type. Each method does all of it, or refuses with a
 * {@link ScimProblem} and does nothing.
 */
public abstract class ResourceSync<R> {

    private final String type;
    private final ResourceSchema schema;
    private final Resources<R> resources;

    /**
     * Over these resources.
     *
     * @param type what a person would call one of them
     */
    public ResourceSync(String type, ResourceSchema schema, Resources<R> resources) {
        this.type = type;
        this.schema = schema;
        this.resources = resources;
    }

    public abstract Stored<R> create(ObjectNode body);

    public abstract Stored<R> replace(String id, ObjectNode body);

    /** A malformed PATCH is refused before its target is looked up: 400 and not 404. */
    public abstract Stored<R> patch(String id, ObjectNode body);

    /**
     * Makes sure that a PATCH is well-formed.
     *
     * @throws ScimProblem 400
     */
    public abstract void requireReadable(ObjectNode patch);

    /** Whether a PATCH is answered with the resource, where the request does not ask for attributes of it. */
    public boolean answersPatch() {
        return true;
    }

    /** The members of a group, or the groups of a user, if these are no more than so many. */
    public final Optional<List<Reference>> fewReferencesOf(String id, int most) {
        return resources.hasMoreReferences(id, most)
                ? Optional.empty()
                : Optional.of(resources.referencesOf(List.of(id)).getOrDefault(id, List.of()));
    }

    /** What they may hold in this directory. */
    public final ResourceSchema schema() {
        return schema;
    }

    public final Stored<R> read(String id) {
        return known(id).flatMap(resources::find).orElseThrow(() -> ScimProblem.noSuchResource(type, id));
    }

    /** A page of a list, and what its resources refer to, if that is wanted. */
    public record Listed<R>(Page<Stored<R>> page, Map<String, List<Reference>> references) {}

    /**
     * A page of a list with the members of groups, or the groups of users. Where these are more than
     * {@link Limits#PAGE_REFERENCES} the page is halved until they are not, or one resource is left.
     */
    public final Listed<R> listWithReferences(ListQuery query) {
        Page<Stored<R>> page = resources.list(query);
        if (!query.projection().wants(schema.references())) {
            return new Listed<>(page, Map.of());
        }
        while (page.resources().size() > 1) {
            Optional<Map<String, List<Reference>>> all = resources.referencesOf(ids(page), Limits.PAGE_REFERENCES);
            if (all.isPresent()) {
                return new Listed<>(page, all.get());
            }
            page = page.cut(page.resources().size() / 2);
        }
        return new Listed<>(page, resources.referencesOf(ids(page)));
    }

    private static List<String> ids(Page<? extends Stored<?>> page) {
        return page.resources().stream().map(Stored::id).toList();
    }

    /** The groups of each of these users, or the members of each of these groups. */
    public final Map<String, List<Reference>> referencesOf(Collection<String> ids) {
        return resources.referencesOf(ids);
    }

    /** What each of these users is in the apps of the directory; groups are nothing. */
    public Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<R>> of) {
        return Map.of();
    }

    public final void remove(String id) {
        remove(toChange(id));
    }

    /** And notes it. */
    public abstract void remove(Stored<R> resource);

    /**
     * Makes sure that the resource is in a version that the client wants to change. It stays in it until this
     * transaction ends: nobody else changes it in between.
     *
     * @throws ScimProblem 412
     */
    public final void require(String id, EntityTags versions) {
        Stored<R> kept = toChange(id);
        if (!versions.include(kept)) {
            throw ScimProblem.versionMismatch(kept.etag());
        }
    }

    public final Stored<R> toChange(String id) {
        return known(id).flatMap(resources::findToChange).orElseThrow(() -> ScimProblem.noSuchResource(type, id));
    }

    /** The database would not say no to every text: it fails on some. */
    private static Optional<String> known(String id) {
        return Optional.of(id).filter(Text::canBeKept);
    }
}
