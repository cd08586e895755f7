package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.keycloak.directories.SettingChoices;
import io.github.directorysync.keycloak.query.Paged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists of identity providers, organizations, clients and groups to choose from when a directory is edited. They
 * require the permission to change directories.
 */
public final class ChoicesResource {

    private final Administrator caller;

    public ChoicesResource(Administrator caller) {
        this.caller = caller;
    }

    @GET
    @Path("{kind}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("kind") String word) {
        SettingChoices.ChoiceKind kind = Stream.of(SettingChoices.ChoiceKind.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return AdminAnswer.of(caller.session(), () -> {
            ChoiceSearch wanted =
                    QueryParameters.read(caller, asked -> new ChoiceSearch(asked.slice(), asked.text("search")));
            Paged<SettingChoices.Choice> page = new SettingChoices(caller.session(), caller.realm())
                    .page(
                            kind,
                            wanted.search(),
                            wanted.slice().first(),
                            wanted.slice().max());
            return AdminAnswer.ok(PageRequest.answer(
                    page.total(),
                    page.items().stream().map(ChoicesResource::described).toList()));
        });
    }

    private record ChoiceSearch(PageRequest slice, Optional<String> search) {}

    private static ObjectNode described(SettingChoices.Choice choice) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", choice.id());
        json.put("value", choice.value());
        RoleJson.put(json, "name", choice.name());
        return json.put("enabled", choice.enabled());
    }
}
