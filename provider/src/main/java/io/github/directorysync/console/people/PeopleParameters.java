package io.github.directorysync.console.people;

import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.console.Sorting;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.people.PeopleQuery;
import io.github.directorysync.keycloak.people.PersonFilter;
import io.github.directorysync.sync.users.AccessReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of a list of a directory's people.
 *
 * @param app the app whose roles are shown; empty for none
 * @param appId the app's id as the caller sent it
 */
record PeopleParameters(
        PageRequest slice,
        PeopleQuery.PeopleCriteria query,
        PeopleQuery.Order order,
        Optional<AppLadder> app,
        String appId) {

    /**
     * Reads the query parameters.
     *
     * @param table whether CSV is requested, which requires an app
     */
    static PeopleParameters of(QueryParameters asked, boolean table) {
        PeopleQuery.PeopleCriteria query = new PeopleQuery.PeopleCriteria(
                filter(asked), asked.sent("role").map(String::strip), RoleJson.source(asked));
        boolean ofApp = table
                || asked.text("app").isPresent()
                || query.role().isPresent()
                || query.source().isPresent();
        return new PeopleParameters(
                asked.slice(),
                query,
                order(asked),
                ofApp ? Optional.of(asked.app()) : Optional.empty(),
                asked.text("app").orElse(""));
    }

    private static PersonFilter filter(QueryParameters asked) {
        return new PersonFilter(
                asked.text("search"),
                asked.flag("active"),
                asked.text("group"),
                asked.oneOf("reason", AccessReason.values(), AccessReason::word));
    }

    private static PeopleQuery.Order order(QueryParameters asked) {
        Map<String, PersonFilter.PersonSort> sorts = Stream.of(PersonFilter.PersonSort.values())
                .collect(Collectors.toMap(PersonFilter.PersonSort::word, Function.identity()));
        Sorting sorting = asked.sort(PersonFilter.PersonSort.USER_NAME.word(), List.copyOf(sorts.keySet()));
        return new PeopleQuery.Order(
                sorts.getOrDefault(sorting.field(), PersonFilter.PersonSort.USER_NAME), sorting.descending());
    }
}
