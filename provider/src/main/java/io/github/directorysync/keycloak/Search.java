package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.TableQuery.Ordering;
import io.github.directorysync.scim.Cursor;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Matching;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Ranking;
import io.github.directorysync.scim.ScimFilter;
import io.github.directorysync.scim.ScimProblem;
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
 * @param answered the parts of the filter that no document answers
 * @param order what it knows of the order, if one is wanted that it knows
 */
record Search<R>(
        Rows<R> rows,
        ListQuery query,
        Optional<Condition> condition,
        Map<ScimFilter, Condition> answered,
        Optional<List<Ordering>> order) {

    /** What the database cannot decide is looked at one by one, and at so many at most. */
    private static final int MOST_LOOKED_AT = 100_000;

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
        List<Kept<R>> found = rows.where(
                        Condition.all(List.of(condition.orElse(Condition.everything()), behind())),
                        order.orElse(List.of()))
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
     * @param known which parts of the filter it satisfies by what the database says
     */
    private record Candidate<R>(Kept<R> kept, int flag, Map<ScimFilter, Boolean> known) {}

    private void forEachMatch(Consumer<Candidate<R>> use) {
        List<Condition> flags = new ArrayList<>(List.of(behind()));
        flags.addAll(answered.values());
        try (Stream<Object[]> all = rows.where(condition.orElse(Condition.everything()), order.orElse(List.of()), flags)
                .setMaxResults(MOST_LOOKED_AT + 1)
                .setHint("org.hibernate.fetchSize", FETCHED_AT_ONCE)
                .getResultStream()) {
            long[] lookedAt = new long[1];
            all.peek(row -> requirePatience(++lookedAt[0]))
                    .map(this::candidate)
                    .filter(this::matches)
                    .forEach(use);
        }
    }

    private static void requirePatience(long lookedAt) {
        if (lookedAt > MOST_LOOKED_AT) {
            throw ScimProblem.tooMany("More than " + MOST_LOOKED_AT
                    + " resources would have to be looked at one by one. Ask for less, by an attribute such as userName,"
                    + " externalId, emails.value, displayName or meta.lastModified.");
        }
    }

    private Candidate<R> candidate(Object[] row) {
        int flags = row.length - 1 - answered.size();
        Map<ScimFilter, Boolean> known = new HashMap<>();
        int at = flags + 1;
        for (ScimFilter part : answered.keySet()) {
            known.put(part, isSet(row[at++]));
        }
        return new Candidate<>(rows.shelf().row().apply(row), isSet(row[flags]) ? 1 : 0, known);
    }

    private static boolean isSet(Object flag) {
        return ((Number) flag).intValue() == 1;
    }

    private boolean matches(Candidate<R> candidate) {
        boolean decided = condition.map(Condition::exact).orElse(true);
        return decided
                || Matching.matches(
                        query.filter().orElseThrow().fold(new Answers(candidate.known())),
                        rows.shelf().document().apply(candidate.kept()));
    }

    /** Behind the cursor, where there is one. */
    private Condition behind() {
        return query.window().after().map(this::behind).orElse(Condition.everything());
    }

    private Condition behind(Cursor.Position position) {
        Condition sameMoment = Condition.equal("d.created", position.created());
        Condition later =
                Condition.of(scope -> scope.build().greaterThan(scope.<Long>column("d.created"), position.created()));
        Condition laterId = Condition.of(
                scope -> scope.build().greaterThan(scope.text(rows.shelf().key()), position.id()));
        return Condition.any(List.of(later, Condition.all(List.of(sameMoment, laterId))));
    }
}
