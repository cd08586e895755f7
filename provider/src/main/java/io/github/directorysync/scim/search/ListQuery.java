package io.github.directorysync.scim.search;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Optional;

/** Which resources of a list are wanted (RFC 7644 §3.4.2), and in which order. */
public record ListQuery(Optional<ScimFilter> filter, Optional<Sort> sort, Window window, Projection projection) {

    public static final int DEFAULT_COUNT = 100;
    public static final int MAX_COUNT = 1000;

    /**
     * Reads the parameters as sent.
     *
     * @throws ScimProblem 400 invalidFilter, invalidValue or invalidCursor
     */
    public static ListQuery read(ResourceSchema schema, SearchRequest sent) {
        Optional<String> filter = sent.get("filter").filter(text -> !text.isBlank());
        Optional<Sort> sort = Sort.read(schema, sent.get("sortBy"), sent.get("sortOrder"));
        Optional<Cursor> cursor =
                sent.get("cursor").map(text -> Cursor.read(schema.name() + " " + filter.orElse(""), text));
        if (cursor.isPresent() && sort.isPresent()) {
            throw ScimProblem.invalidValue(
                    "Paging by cursor goes from the oldest to the newest; sortBy is possible with startIndex only.");
        }
        if (cursor.isPresent()) {
            sent.requireCount();
        }
        int startIndex = cursor.isPresent() ? 1 : sent.startIndex();
        int count = Math.min(MAX_COUNT, sent.number("count", DEFAULT_COUNT));
        return new ListQuery(
                filter.map(text ->
                        sent.inAddress() ? FilterReader.ofAddress(schema, text) : FilterReader.read(schema, text)),
                sort,
                new Window(startIndex, count, cursor),
                sent.projection(schema));
    }

    /** The rest of a page that begins in another list, of which this is found. */
    public ListQuery behind(Page<?> before) {
        long startIndex = Math.max(1, window.startIndex() - before.total());
        // A page that ends before its list does, because its resources are large, has nothing of the other list.
        int count = before.more() ? 0 : window.count() - before.resources().size();
        return new ListQuery(filter, sort, Window.of((int) startIndex, count), projection);
    }
}
