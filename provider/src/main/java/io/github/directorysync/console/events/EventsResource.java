package io.github.directorysync.console.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.events.EventFeed;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.sync.events.EventCursor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The feed of a realm's events, in the order of their positions. */
public final class EventsResource {

    private final Administrator caller;

    public EventsResource(Administrator caller) {
        this.caller = caller;
    }

    /**
     * The next events behind a cursor. {@code next} is the cursor for the next request, also when there is no event; 410
     * if events behind the cursor have been deleted.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return AdminAnswer.of(caller.session(), () -> {
            EventQuery query = QueryParameters.read(caller, asked -> EventQuery.read(asked, caller.realm()));
            EventFeed feed =
                    new EventFeed(new Database(caller.session()), caller.realm().getId());
            EventFeed.FeedBounds bounds = feed.bounds();
            EventCursor from = query.after().orElse(new EventCursor(bounds.expired()));
            switch (from.state(bounds.last(), bounds.expired())) {
                case UNKNOWN ->
                    throw new InvalidSettings(
                            "after",
                            "The realm has no event at this cursor yet: its last position is " + bounds.last() + ".");
                case EXPIRED -> {
                    return expired(bounds);
                }
                case VALID -> {}
            }
            EventFeed.FeedPage page = feed.page(from.position(), query.filter(), query.max());
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.putArray("items")
                    .addAll(page.events().stream()
                            .map(event -> event.json(caller.realm().getName()))
                            .toList());
            return AdminAnswer.ok(answer.put("next", new EventCursor(page.upTo()).text()));
        });
    }

    private static Response expired(EventFeed.FeedBounds bounds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("field", "after");
        String message = "Events behind this cursor have been deleted. The oldest that can be read are behind "
                + bounds.expired() + "; read the people and groups anew before going on there.";
        body.put("errorMessage", message);
        body.putArray("errors").addObject().put("field", "after").put("message", message);
        return Response.status(Response.Status.GONE)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }
}
