package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.ResourceQuery.Flagged;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.Cursor;
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
 * One page of a list. What the database can decide it decides, order and paging included: one statement for a look-up,
 * two for a page of many, whatever the size of the realm. Only what is left is decided here, on a stream that never stands in memory.
 *
 * @param condition what the database knows of the filter, if there is one
 * @param answered the parts of the filter that no document answers
 * @param order what it knows of the order, if one is wanted that it knows
 */
record PagedSearch<R>(
        ResourceQuery<R> rows,
        ListQuery query,
        Optional<HqlCondition> condition,
        Map<ScimFilter, HqlCondition> answered,
        Optional<List<Ordering>> order) {

    /** What the database cannot decide is looked at one by one, and at so many at most. */
    private static final int MOST_LOOKED_AT = 100_000;

    /** A usual page and the one behind it come at once; of the largest resources these are 32 MB. */
    private static final int FETCHED_AT_ONCE = 128;

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
        PageBuilder<Stored<R>> page = new PageBuilder<>(window.count());
        HqlCondition all = HqlCondition.all(List.of(condition.orElse(HqlCondition.everything()), behind()));
        try (Stream<ResourceRow<R>> found = lookUp()
                .orElseGet(() -> rows.where(all, order.orElse(List.of())))
                .from(window.startIndex() - 1)
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
        return page.add(row.kept(), row.size());
    }

    /** Whether nothing stands behind these, and everything else before them: there is no more to be counted then. */
    private boolean isEnd(PageBuilder<Stored<R>> page) {
        Window window = query.window();
        boolean anything = !page.resources().isEmpty() || window.startIndex() == 1;
        return anything && !page.more() && window.after().isEmpty();
    }

    private Page<Stored<R>> filtered() {
        Window window = query.window();
        PageBuilder<Stored<R>> page = new PageBuilder<>(window.count());
        long[] seen = new long[2];
        forEachMatch(candidate -> {
            seen[0]++;
            seen[1] += candidate.behind() ? 1 : 0;
            if (candidate.behind() && seen[1] >= window.startIndex()) {
                page.add(candidate.kept(), candidate.size());
            }
        });
        return window.count() == 0 ? new Page<>(seen[0], List.of(), false) : page.page(seen[0]);
    }

    private Page<Stored<R>> ranked(Sort sort) {
        Ranking ranking = new Ranking(sort, query.window());
        forEachMatch(candidate -> ranking.add(
                sort.key(rows.shelf().document().apply(candidate.kept())),
                candidate.kept().id()));
        PageBuilder<Stored<R>> page = new PageBuilder<>(query.window().count());
        List<String> ids = ranking.page();
        for (int from = 0; from < ids.size() && !page.more(); from += FETCHED_AT_ONCE) {
            add(ids.subList(from, Math.min(ids.size(), from + FETCHED_AT_ONCE)), page);
        }
        return page.page(ranking.total());
    }

    private void add(List<String> ids, PageBuilder<Stored<R>> page) {
        Map<String, ResourceRow<R>> byId = new HashMap<>();
        rows.of(ids).forEach(row -> byId.put(row.id(), row));
        // Who was removed in between is not on the page.
        ids.stream().map(byId::get).filter(Objects::nonNull).forEach(row -> add(row, page));
    }

    /**
     * One row of the stream.
     *
     * @param size about how many bytes it makes
     * @param behind whether it stands behind the cursor
     * @param known which parts of the filter it satisfies by what the database says
     */
    private record Candidate<R>(Stored<R> kept, int size, boolean behind, Map<ScimFilter, Boolean> known) {}

    private void forEachMatch(Consumer<Candidate<R>> use) {
        List<HqlCondition> flags = new ArrayList<>(List.of(behind()));
        flags.addAll(answered.values());
        try (Stream<Flagged<R>> all = rows
                .where(condition.orElse(HqlCondition.everything()), order.orElse(List.of()), flags)
                .most(MOST_LOOKED_AT + 1)
                .fetching(FETCHED_AT_ONCE)
                .stream()) {
            long[] lookedAt = new long[2];
            all.peek(found -> requirePatience(
                            ++lookedAt[0], lookedAt[1] += found.row().size()))
                    .map(this::candidate)
                    .filter(this::matches)
                    .forEach(use);
        }
    }

    private static void requirePatience(long lookedAt, long bytes) {
        if (lookedAt > MOST_LOOKED_AT || bytes > Limits.SEARCH_BYTES) {
            throw ScimProblem.tooMany(
                    "More than " + MOST_LOOKED_AT + " resources, or " + Limits.SEARCH_BYTES / 1024 / 1024
                            + " MB of them, would have to be looked at one by one. Ask for less, by an attribute such as userName,"
                            + " externalId, emails.value, displayName or meta.lastModified.");
        }
    }

    /** The first flag is whether it stands behind the cursor, the others are the answered parts. */
    private Candidate<R> candidate(Flagged<R> found) {
        Map<ScimFilter, Boolean> known = new HashMap<>();
        int at = 1;
        for (ScimFilter part : answered.keySet()) {
            known.put(part, found.flags().get(at++));
        }
        return new Candidate<>(
                found.row().kept(), found.row().size(), found.flags().get(0), known);
    }

    private boolean matches(Candidate<R> candidate) {
        boolean decided = condition.map(HqlCondition::exact).orElse(true);
        return decided
                || Matching.matches(
                        query.filter().orElseThrow().fold(new PartialFilter(candidate.known())),
                        rows.shelf().document().apply(candidate.kept()));
    }

    /** Behind the cursor, where there is one. */
    private HqlCondition behind() {
        return query.window().after().map(this::behind).orElse(HqlCondition.everything());
    }

    private HqlCondition behind(Cursor.Position position) {
        HqlCondition sameMoment = HqlCondition.equal("d.created", position.created());
        HqlCondition later = HqlCondition.of(
                scope -> scope.build().greaterThan(scope.<Long>column("d.created"), position.created()));
        HqlCondition laterId = HqlCondition.of(
                scope -> scope.build().greaterThan(scope.text(rows.shelf().key()), position.id()));
        return HqlCondition.any(List.of(later, HqlCondition.all(List.of(sameMoment, laterId))));
    }
}
