package io.github.directorysync.console.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.webhooks.Delivery.DeliveryState;
import io.github.directorysync.keycloak.webhooks.DeliveryStore;
import io.github.directorysync.keycloak.webhooks.Endpoint;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** The messages that an endpoint did not take at once, and its test messages. */
public final class DeliveriesResource {

    private final Administrator caller;
    private final String id;

    DeliveriesResource(Administrator caller, String id) {
        this.caller = caller;
        this.id = id;
    }

    /** Messages that wait for another attempt, dead letters, or test messages that were taken. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        WebhooksResource.find(caller, id);
        return AdminAnswer.of(caller.session(), () -> {
            PageRequest slice = QueryParameters.read(caller, QueryParameters::slice);
            DeliveryState state = QueryParameters.read(
                            caller,
                            asked -> asked.oneOf(
                                    "state",
                                    DeliveryState.values(),
                                    one -> one.name().toLowerCase(Locale.ROOT)))
                    .orElse(DeliveryState.DEAD);
            List<ObjectNode> items = deliveries().page(state, slice.first(), slice.max()).stream()
                    .map(WebhookJson::delivery)
                    .toList();
            return AdminAnswer.ok(PageRequest.answer(deliveries().count(state), items));
        });
    }

    @GET
    @Path("{delivery}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response delivery(@PathParam("delivery") String delivery) {
        WebhooksResource.find(caller, id);
        return AdminAnswer.ok(WebhookJson.delivery(deliveries().find(delivery).orElseThrow(NotFoundException::new)));
    }

    /** Sends one dead letter again, with all attempts. */
    @POST
    @Path("{delivery}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response replayOne(@PathParam("delivery") String delivery, InputStream body) {
        caller.requireManage();
        Endpoint endpoint = WebhooksResource.find(caller, id);
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            if (deliveries().find(delivery).isEmpty()) {
                throw new NotFoundException();
            }
            int deadLetters = deliveries().replay(Optional.of(delivery));
            WebhooksResource.event(caller, OperationType.ACTION, "replay-webhook", endpoint)
                    .success();
            return AdminAnswer.accepted(WebhookJson.replayed(deadLetters, endpoint));
        });
    }

    private DeliveryStore deliveries() {
        return new DeliveryStore(new Database(caller.session()), id);
    }
}
