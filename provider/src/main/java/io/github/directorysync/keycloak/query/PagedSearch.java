package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.ResourceQuery.Flagged;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.scim.search.PageBuilder;
import io.github.directorysync.scim.search.Ranking;
import io.github.directorysync.scim.search.Sort;
import io.github.directorysync.scim.search.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds one page of a SCIM list. The database decides the filter, order and paging as far as it can: one statement for
 * a look-up, two for a page of many resources, whatever the size of the realm. The rest is decided in memory, on a
 * stream of rows that are never all in memory.
 *
 * @param condition what the database can decide of the filter; empty without a filter
 * @param answered the parts of the filter that only the database can answer, because the SCIM document lacks the
 *     attribute
 * @param order the sort order, if one is requested and the database can apply it
 */
record PagedSearch<R>(
        ResourceQuery<R> rows,
        ListQuery query,
        Optional<HqlCondition> condition,
        Map<ScimFilter, HqlCondition> answered,
        Optional<List<Ordering>> order) {

    /**
     * Rows that the driver fetches at once: for the largest resources these are 8 MB, which are not in the memory that the
     * answer holds.
     */
    private static final int FETCHED_AT_ONCE = 32;

    /** From here on, an extra statement that finds where a page begins costs less than joining all rows before it. */
    private static final int DEEP = 1000;

    Page<Stored<R>> page() {
        boolean unknownOrder = query.sort().isPresent() && order.isEmpty();
        if (unknownOrder) {
            return ranked(query.sort().get());
        }
        boolean decided = condition.map(HqlCondition::exact).orElse(true);
        return decided ? paged() : filtered();
    }

    private Page<Stored<R>> paged() {
        Window window = query.window();
        if (window.count() == 0) {
            return new Page<>(rows.total(condition), List.of(), false);
        }
        PageBuilder<Stored<R>> page = query.page();
        boolean deep = window.startIndex() > DEEP
                && condition.isEmpty()
                && query.sort().isEmpty();
        HqlCondition all = HqlCondition.all(List.of(
                condition.orElse(HqlCondition.everything()),
                deep ? rows.fromOn(window.startIndex() - 1) : afterCursor()));
        try (Stream<ResourceRow<R>> found = lookUp()
                .orElseGet(() -> rows.where(all, order.orElse(List.of())))
                .from(deep ? 0 : window.startIndex() - 1)
                .most(window.count() + 1)
                .fetching(FETCHED_AT_ONCE)
                .stream()) {
            found.takeWhile(row -> add(row, page)).forEach(row -> {});
        }
        int size = page.resources().size();
        return page.page(isEnd(page) ? window.startIndex() - 1L + size : rows.total(condition));
    }

    private Optional<RowQuery<ResourceRow<R>>> lookUp() {
        boolean plain = query.sort().isEmpty() && query.window().after().isEmpty();
        return query.filter()
                .filter(filter -> plain && filter instanceof Comparison)
                .map(Comparison.class::cast)
                .filter(comparison -> comparison.operator() == Operator.EQ
                        && !comparison.value().isNull())
                .flatMap(comparison -> comparison
                        .place()
                        .flatMap(place ->
                                rows.having(place.path(), comparison.value().asText())));
    }

    private static <R> boolean add(ResourceRow<R> row, PageBuilder<Stored<R>> page) {
        return page.add(row.resource(), row.size());
    }

    /** Whether the list ends with this page, so that the total is known without counting. */
    private boolean isEnd(PageBuilder<Stored<R>> page) {
        Window window = query.window();
        boolean anything = !page.resources().isEmpty() || window.startIndex() == 1;
        return anything && !page.more() && window.after().isEmpty();
    }

    private Page<Stored<R>> filtered() {
        Window window = query.window();
        PageBuilder<Stored<R>> page = query.page();
        long[] seen = new long[2];
        forEachMatch(candidate -> {
            seen[0]++;
            seen[1] += candidate.afterCursor() ? 1 : 0;
            if (candidate.afterCursor() && seen[1] >= window.startIndex()) {
                page.add(candidate.resource(), candidate.size());
            }
        });
        return window.count() == 0 ? new Page<>(seen[0], List.of(), false) : page.page(seen[0]);
    }

    private Page<Stored<R>> ranked(Sort sort) {
        Ranking ranking = new Ranking(sort, query.window());
        forEachMatch(candidate -> ranking.add(
                sort.key(rows.mapping().document().apply(candidate.resource())),
                candidate.resource().id()));
        PageBuilder<Stored<R>> page = query.page();
        List<String> ids = ranking.page();
        for (int from = 0; from < ids.size() && !page.more(); from += FETCHED_AT_ONCE) {
            add(ids.subList(from, Math.min(ids.size(), from + FETCHED_AT_ONCE)), page);
        }
        return page.page(ranking.total());
    }

    private void add(List<String> ids, PageBuilder<Stored<R>> page) {
        Map<String, ResourceRow<R>> byId = new HashMap<>();
        rows.of(ids).forEach(row -> byId.put(row.id(), row));
        // A resource that was removed in between is missing on the page.
        ids.stream().map(byId::get).filter(Objects::nonNull).forEach(row -> add(row, page));
    }

    /**
     * One row that the database lets through.
     *
     * @param size its approximate size in bytes in a response
     * @param afterCursor whether it comes after the cursor
     * @param known which parts of the filter it satisfies, by the database's answer
     */
    private record MatchCandidate<R>(
            Stored<R> resource, int size, boolean afterCursor, Map<ScimFilter, Boolean> known) {}

    private void forEachMatch(Consumer<MatchCandidate<R>> use) {
        List<HqlCondition> flags = new ArrayList<>(List.of(afterCursor()));
        flags.addAll(answered.values());
        try (Stream<Flagged<R>> all = rows
                .where(condition.orElse(HqlCondition.everything()), order.orElse(List.of()), flags)
                .most(SearchLimit.MAX_COMPARED + 1)
                .fetching(FETCHED_AT_ONCE)
                .stream()) {
            SearchLimit limit = new SearchLimit();
            all.peek(found -> limit.count(found.row().size()))
                    .map(this::candidate)
                    .filter(this::matches)
                    .forEach(use);
        }
    }

    /**
     * Reads a row: the first flag says whether it comes after the cursor, the others answer the parts in {@code
     * answered}.
     */
    private MatchCandidate<R> candidate(Flagged<R> found) {
        Map<ScimFilter, Boolean> known = new HashMap<>();
        int at = 1;
        for (ScimFilter part : answered.keySet()) {
            known.put(part, found.flags().get(at++));
        }
        return new MatchCandidate<>(
                found.row().resource(), found.row().size(), found.flags().get(0), known);
    }

    private boolean matches(MatchCandidate<R> candidate) {
        boolean decided = condition.map(HqlCondition::exact).orElse(true);
        return decided
                || Matching.matches(
                        query.filter().orElseThrow().fold(new PartialFilter(candidate.known())),
                        rows.mapping().document().apply(candidate.resource()));
    }

    /** The rows after the cursor; all rows without a cursor. */
    private HqlCondition afterCursor() {
        return query.window().after().map(rows::after).orElse(HqlCondition.everything());
    }
}
