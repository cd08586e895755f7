package io.github.directorysync.scim.search;

import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Optional;

/**
 * A query of a list (RFC 7644 §3.4.2): filter, order, page and attributes.
 *
 * @param memory the memory for the resources on the page
 */
public record ListQuery(
        Optional<ScimFilter> filter, Optional<Sort> sort, Window window, Projection projection, RequestMemory memory) {

    public static final int DEFAULT_COUNT = 100;
    public static final int MAX_COUNT = 1000;

    /**
     * Parses the sent parameters.
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
                sent.projection(schema),
                RequestMemory.UNLIMITED);
    }

    /** The same query, whose page needs this memory. */
    public ListQuery within(RequestMemory available) {
        return new ListQuery(filter, sort, window, projection, available);
    }

    /** An empty page that holds its memory as it grows. */
    public <R> PageBuilder<R> page() {
        return new PageBuilder<>(window.count(), memory);
    }

    /** The query for the rest of a page that continues in a second list, after the page of the first list. */
    public ListQuery behind(Page<?> before) {
        long startIndex = Math.max(1, window.startIndex() - before.total());
        // A page that is full of large resources before its list ends does not continue in the second list.
        int count = before.more() ? 0 : window.count() - before.resources().size();
        return new ListQuery(filter, sort, Window.of((int) startIndex, count), projection, memory);
    }
}
