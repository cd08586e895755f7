package io.github.directorysync.scim.patch;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.filter.FilterText;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Parses the paths of PATCH operations (RFC 7644 §3.5.2, figure 7), which are also used as keys of bodies, and resolves them
 * in a schema.
 */
public record PathReader(ResourceSchema schema) {

    /**
     * The attribute that a path names, and the filter of its elements; empty if no schema defines the attribute.
     *
     * @throws ScimProblem 400 invalidPath
     */
    public Optional<PatchOperation.PatchTarget> target(String path) {
        return path.indexOf('[') < 0
                ? schema.find(path).map(place -> new PatchOperation.PatchTarget(place, Optional.empty()))
                : valuePath(path);
    }

    private Optional<PatchOperation.PatchTarget> valuePath(String path) {
        FilterText.requireWithinLimits(path);
        try {
            Path parsed = Path.fromString(FilterText.ofPath(path));
            String urn = parsed.getSchemaUrn() == null ? "" : parsed.getSchemaUrn() + ":";
            String name = StreamSupport.stream(parsed.spliterator(), false)
                    .map(Path.Element::getAttribute)
                    .collect(Collectors.joining("."));
            return schema.find(urn + name).map(place -> filtered(place, parsed));
        } catch (BadRequestException | RuntimeException e) {
            throw ScimProblem.invalidPath("The path cannot be read: " + path);
        }
    }

    /** Only a multi-valued attribute can have a filter, and only one. */
    private static PatchOperation.PatchTarget filtered(Place place, Path parsed) {
        Optional<Filter> filter = Optional.ofNullable(parsed.getElement(0).getValueFilter());
        boolean chosenOnce = parsed.size() == 1 || parsed.getElement(1).getValueFilter() == null;
        return place.attribute()
                .filter(attribute -> attribute.multiValued() && chosenOnce)
                .flatMap(attribute -> filter)
                .map(inner -> new PatchOperation.PatchTarget(place, Optional.of(FilterReader.ofElement(place, inner))))
                .orElseThrow();
    }

    /** The attribute of a refused path without its filter; empty if the path cannot be parsed. */
    public String known(String path) {
        int filter = path.indexOf('[');
        return schema.find((filter < 0 ? path : path.substring(0, filter)).strip())
                .map(Place::path)
                .orElse("");
    }
}
