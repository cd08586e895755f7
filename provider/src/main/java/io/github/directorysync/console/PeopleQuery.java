package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.Catalogue;
import io.github.directorysync.keycloak.DirectoryPeople;
import io.github.directorysync.keycloak.PersonFilter;
import io.github.directorysync.keycloak.Portion;
import io.github.directorysync.sync.AccessReason;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which people of a directory a caller asks for: {@code search}, {@code active}, {@code group}, {@code reason}, {@code sort}. */
record PeopleQuery(Asked asked, Directory directory) {

    private static final String DESCENDING = "-";

    /**
     * Reads the filter.
     *
     * @throws InvalidSettings if a parameter has no such value
     */
    PersonFilter filter() {
        return new PersonFilter(
                asked.text("search"),
                asked.flag("active"),
                asked.text("group"),
                asked.text("reason").map(PeopleQuery::reason));
    }

    /** By {@code sort}; with a minus before it, descending. By userName if nothing is said. */
    Catalogue.Order order() {
        String written = asked.text("sort").orElse(PersonFilter.Sort.USER_NAME.word());
        boolean descending = written.startsWith(DESCENDING);
        String word = descending ? written.substring(1) : written;
        return Stream.of(PersonFilter.Sort.values())
                .filter(sort -> sort.word().equals(word))
                .findFirst()
                .map(sort -> new Catalogue.Order(sort, descending))
                .orElseThrow(() -> new InvalidSettings(
                        "sort",
                        "sort must be one of " + words(PersonFilter.Sort.values(), PersonFilter.Sort::word)
                                + ", with a minus before it for descending."));
    }

    /** Without naming an app. What asks for roles needs one. */
    Response page(Slice slice) {
        for (String parameter : List.of("role", "source")) {
            if (asked.sent(parameter).isPresent()) {
                throw new InvalidSettings("app", "The parameter app says whose roles are meant by " + parameter + ".");
            }
        }
        Catalogue.Order order = order();
        Portion<DirectoryPeople.Entry> page = new DirectoryPeople(
                        asked.caller().session(), asked.caller().realm(), directory)
                .page(filter(), order.sort(), order.descending(), slice.first(), slice.max());
        return AdminAnswer.ok(Slice.answer(
                page.total(), page.items().stream().map(PeopleQuery::described).toList()));
    }

    private static ObjectNode described(DirectoryPeople.Entry entry) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", entry.id());
        described.put("scimId", entry.scimId());
        RoleWords.put(described, "externalId", entry.externalId());
        described.put("userName", entry.userName());
        described.put("displayName", entry.displayName());
        described.put("email", entry.email().orElse(""));
        described.put("active", entry.active());
        described.put("reason", entry.reason().word());
        described.put("created", entry.created().toString());
        described.put("lastModified", entry.lastModified().toString());
        return described;
    }

    private static AccessReason reason(String word) {
        return Stream.of(AccessReason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(
                        "reason", "reason must be one of " + words(AccessReason.values(), AccessReason::word) + "."));
    }

    private static <T> String words(T[] all, Function<T, String> word) {
        return Stream.of(all).map(word).collect(Collectors.joining(", "));
    }
}
