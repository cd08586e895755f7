package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Cursor;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Matching;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Ranking;
import io.github.directorysync.scim.Sort;
import io.github.directorysync.scim.Window;
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
 * @param order what it knows of the order, if one is wanted that it knows
 */
record Search<R>(Rows<R> rows, ListQuery query, Optional<Condition> condition, Optional<String> order) {

    private static final int FETCHED_AT_ONCE = 200;

    Page<Kept<R>> page() {
        boolean unknownOrder = query.sort().isPresent() && order.isEmpty();
        if (unknownOrder) {
            return ranked(query.sort().get());
        }
        boolean decided = condition.map(Condition::exact).orElse(true);
        return decided ? paged() : filtered();
    }

    private Page<Kept<R>> paged() {
        Window window = query.window();
        if (window.count() == 0) {
            return new Page<>(rows.total(condition), List.of(), false);
        }
        List<Kept<R>> found = rows.where(Condition.all(List.of(condition.orElse(Rows.ALL), behind())), order.orElse(""))
                .setFirstResult(window.startIndex() - 1)
                .setMaxResults(window.count() + 1)
                .getResultStream()
                .map(rows.shelf().row())
                .toList();
        long total = isEnd(found) ? window.startIndex() - 1L + found.size() : rows.total(condition);
        return Page.of(total, found, window.count());
    }

    /** Whether nothing stands behind these, and everything else before them: there is no more to be counted then. */
    private boolean isEnd(List<Kept<R>> found) {
        Window window = query.window();
        boolean first = window.startIndex() == 1 && window.after().isEmpty();
        boolean last = !found.isEmpty()
                && found.size() <= window.count()
                && window.after().isEmpty();
        return last || (first && found.isEmpty());
    }

    private Page<Kept<R>> filtered() {
        Window window = query.window();
        List<Kept<R>> found = new ArrayList<>();
        long[] seen = new long[2];
        forEachMatch(candidate -> {
            seen[0]++;
            seen[1] += candidate.flag();
            if (candidate.flag() == 1 && seen[1] >= window.startIndex() && found.size() <= window.count()) {
                found.add(candidate.kept());
            }
        });
        return window.count() == 0 ? new Page<>(seen[0], List.of(), false) : Page.of(seen[0], found, window.count());
    }

    private Page<Kept<R>> ranked(Sort sort) {
        Ranking ranking = new Ranking(sort, query.window());
        forEachMatch(candidate -> ranking.add(
                sort.key(rows.shelf().document().apply(candidate.kept())),
                candidate.kept().id()));
        List<String> ids = ranking.page();
        Map<String, Kept<R>> byId = new HashMap<>();
        rows.of(ids).map(rows.shelf().row()).forEach(kept -> byId.put(kept.id(), kept));
        // Who was removed in between is not on the page.
        List<Kept<R>> page =
                ids.stream().map(byId::get).filter(Objects::nonNull).toList();
        return new Page<>(ranking.total(), page, false);
    }

    /**
     * One row of the stream.
     *
     * @param flag 1 if it stands behind the cursor, else 0
     */
    private record Candidate<R>(Kept<R> kept, int flag) {}

    private void forEachMatch(Consumer<Candidate<R>> use) {
        try (Stream<Object[]> all = rows.where(condition.orElse(Rows.ALL), order.orElse(""), behind())
                .setHint("org.hibernate.fetchSize", FETCHED_AT_ONCE)
                .getResultStream()) {
            all.map(row -> new Candidate<>(rows.shelf().row().apply(row), ((Number) row[row.length - 1]).intValue()))
                    .filter(candidate -> matches(candidate.kept()))
                    .forEach(use);
        }
    }

    private boolean matches(Kept<R> kept) {
        boolean decided = condition.map(Condition::exact).orElse(true);
        return decided
                || Matching.matches(
                        query.filter().orElseThrow(), rows.shelf().document().apply(kept));
    }

    /** Behind the cursor, where there is one. */
    private Condition behind() {
        return query.window().after().map(this::behind).orElse(Rows.ALL);
    }

    private Condition behind(Cursor.Position position) {
        return new Condition(
                "(d.created > :afterCreated or (d.created = :afterCreated and "
                        + rows.shelf().key() + " > :afterId))",
                Map.of("afterCreated", position.created(), "afterId", position.id()),
                true);
    }
}
