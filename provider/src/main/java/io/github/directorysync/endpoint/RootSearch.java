package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.scim.search.SearchRequest;
import java.util.List;
import java.util.stream.Stream;

/** A search at the base URL (RFC 7644 §3.4.3): the users of the directory, followed by its groups, as one list. */
record RootSearch(ScimResource<?> users, ScimResource<?> groups) {

    ScimAnswer answer(SearchRequest search) {
        if (search.parameters().containsKey("cursor")) {
            throw ScimProblem.invalidValue("Cursor paging is supported at /Users and at /Groups, but not over both.");
        }
        Page<ObjectNode> people = users.part(search, new Page<>(0, List.of(), false));
        Page<ObjectNode> teams = groups.part(search, people);
        return ScimAnswer.ok(Representation.list(
                people.total() + teams.total(),
                search.startIndex(),
                Stream.of(people, teams)
                        .flatMap(page -> page.resources().stream())
                        .toList()));
    }
}
