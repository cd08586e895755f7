package io.github.directorysync.console;

import io.github.directorysync.keycloak.AppRoles;
import io.github.directorysync.keycloak.Catalogue;
import io.github.directorysync.keycloak.PersonFilter;
import io.github.directorysync.sync.AccessReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which people of a directory a caller asks for.
 *
 * @param app with whose roles they are shown; empty for none
 * @param appId as it was written
 */
record PeopleQuery(Slice slice, Catalogue.Query query, Catalogue.Order order, Optional<AppRoles> app, String appId) {

    /**
     * Reads the parameters.
     *
     * @param table whether a table is wanted, which always has roles
     */
    static PeopleQuery of(Asked asked, boolean table) {
        Catalogue.Query query =
                new Catalogue.Query(filter(asked), asked.sent("role").map(String::strip), RoleWords.source(asked));
        boolean ofApp = table
                || asked.text("app").isPresent()
                || query.role().isPresent()
                || query.source().isPresent();
        return new PeopleQuery(
                asked.slice(),
                query,
                order(asked),
                ofApp ? Optional.of(asked.app()) : Optional.empty(),
                asked.text("app").orElse(""));
    }

    private static PersonFilter filter(Asked asked) {
        return new PersonFilter(
                asked.text("search"),
                asked.flag("active"),
                asked.text("group"),
                asked.oneOf("reason", AccessReason.values(), AccessReason::word));
    }

    private static Catalogue.Order order(Asked asked) {
        Map<String, PersonFilter.Sort> sorts = Stream.of(PersonFilter.Sort.values())
                .collect(Collectors.toMap(PersonFilter.Sort::word, Function.identity()));
        Sorting sorting = asked.sort(PersonFilter.Sort.USER_NAME.word(), List.copyOf(sorts.keySet()));
        return new Catalogue.Order(
                sorts.getOrDefault(sorting.field(), PersonFilter.Sort.USER_NAME), sorting.descending());
    }
}
