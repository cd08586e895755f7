package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Representation;
import io.github.directorysync.scim.search.Page;
import io.github.directorysync.scim.search.SearchRequest;
import java.util.List;
import java.util.stream.Stream;

/** A search over everything in a directory (RFC 7644 §3.4.3): its users, then its groups, as if they were one list. */
record RootSearch(ScimResource<?> users, ScimResource<?> groups) {

    ScimAnswer answer(SearchRequest search) {
        if (search.parameters().containsKey("cursor")) {
            throw ScimProblem.invalidValue("Paging by cursor is possible at /Users and at /Groups, each for itself.");
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
