package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.FormChoices;
import io.github.directorysync.keycloak.Portion;
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
 * Lists of identity providers, organizations, clients and groups for the form in which a directory is edited. They take the
 * permission to change directories.
 */
public final class ChoicesResource {

    private final Administrator caller;

    ChoicesResource(Administrator caller) {
        this.caller = caller;
    }

    @GET
    @Path("{kind}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("kind") String word) {
        FormChoices.Kind kind = Stream.of(FormChoices.Kind.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return AdminAnswer.of(caller.session(), () -> {
            Wanted wanted = Asked.read(caller, asked -> new Wanted(asked.slice(), asked.text("search")));
            Portion<FormChoices.Choice> page = new FormChoices(caller.session(), caller.realm())
                    .page(
                            kind,
                            wanted.search(),
                            wanted.slice().first(),
                            wanted.slice().max());
            return AdminAnswer.ok(Slice.answer(
                    page.total(),
                    page.items().stream().map(ChoicesResource::described).toList()));
        });
    }

    private record Wanted(Slice slice, Optional<String> search) {}

    private static ObjectNode described(FormChoices.Choice choice) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", choice.id());
        json.put("value", choice.value());
        RoleWords.put(json, "name", choice.name());
        return json.put("enabled", choice.enabled());
    }
}
