package io.github.directorysync.console.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.events.EventFeed;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.webhooks.Delivery;
import io.github.directorysync.keycloak.webhooks.DeliveryStore;
import io.github.directorysync.keycloak.webhooks.Endpoint;
import io.github.directorysync.keycloak.webhooks.EndpointStore;
import io.github.directorysync.sync.events.EventCursor;
import io.github.directorysync.sync.webhooks.WebhookSecret;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** One endpoint: its settings, its secret, and what it did not take. */
public final class WebhookResource {

    private final Administrator caller;
    private final String id;
    private final EndpointStore endpoints;
    private final WebhookJson json;

    WebhookResource(Administrator caller, String id) {
        this.caller = caller;
        this.id = id;
        this.endpoints = new EndpointStore(caller.session(), caller.realm());
        this.json = new WebhookJson(caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        return AdminAnswer.ok(json.of(now()));
    }

    /** Changes the settings that were sent. Enabling an endpoint sends what has waited for it. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        Endpoint endpoint = managed();
        return AdminAnswer.of(caller.session(), () -> {
            WebhookForm form = WebhooksResource.form(caller);
            endpoints.change(
                    endpoint,
                    caller.form(body)
                            .requireSent()
                            .read(WebhookForm.SETTINGS, fields -> form.change(fields, endpoint.settings())));
            Endpoint now = now();
            event(endpoint, OperationType.UPDATE, "update-webhook")
                    .before(json.settings(endpoint))
                    .representation(json.settings(now).toString())
                    .success();
            return AdminAnswer.ok(json.of(now));
        });
    }

    @DELETE
    public Response delete() {
        Endpoint endpoint = managed();
        return AdminAnswer.of(caller.session(), () -> {
            endpoints.delete(endpoint);
            event(endpoint, OperationType.DELETE, "delete-webhook")
                    .before(json.settings(endpoint))
                    .success();
            return AdminAnswer.done();
        });
    }

    /** Makes a new secret; messages are signed with the former one too until {@code overlap} has passed. */
    @POST
    @Path("rotate-secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response rotate(InputStream body) {
        Endpoint endpoint = managed();
        return AdminAnswer.of(caller.session(), () -> {
            Duration overlap = caller.form(body).read(WebhookForm.ROTATION, WebhookForm::overlap);
            WebhookSecret secret = WebhookSecret.random();
            endpoints.rotate(endpoint, secret, overlap);
            event(endpoint, OperationType.ACTION, "rotate-webhook-secret")
                    .representation(JsonNodeFactory.instance
                            .objectNode()
                            .put("overlap", overlap.toString())
                            .toString())
                    .success();
            return AdminAnswer.ok(json.of(now()).put("secret", secret.text()));
        });
    }

    /** Sends a test message, also to an endpoint that is disabled. The result is in its delivery. */
    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response test(InputStream body) {
        Endpoint endpoint = managed();
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            Delivery test = deliveries().addTest();
            event(endpoint, OperationType.ACTION, "test-webhook").success();
            return AdminAnswer.accepted(WebhookJson.delivery(test));
        });
    }

    /** Sends all dead letters again, or all events behind a position. */
    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response replay(InputStream body) {
        Endpoint endpoint = managed();
        return AdminAnswer.of(caller.session(), () -> {
            ReplayForm wanted = caller.form(body).requireSent().read(WebhookForm.REPLAY, ReplayForm::read);
            wanted.after().ifPresent(cursor -> replayFrom(endpoint, cursor));
            int deadLetters = wanted.deadLetters() ? deliveries().replay(Optional.empty()) : 0;
            event(endpoint, OperationType.ACTION, "replay-webhook").success();
            return AdminAnswer.accepted(WebhookJson.replayed(deadLetters, now()));
        });
    }

    private void replayFrom(Endpoint endpoint, EventCursor cursor) {
        EventFeed.FeedBounds bounds =
                new EventFeed(new Database(caller.session()), caller.realm().getId()).bounds();
        if (cursor.state(bounds.last(), bounds.expired()) != EventCursor.CursorState.VALID) {
            throw new InvalidSettings(
                    "after", "after must be a position from " + bounds.expired() + " to " + bounds.last() + ".");
        }
        endpoints.replayFrom(endpoint, cursor.position());
    }

    private DeliveryStore deliveries() {
        return new DeliveryStore(new Database(caller.session()), id);
    }

    private Endpoint managed() {
        caller.requireManage();
        return now();
    }

    private Endpoint now() {
        return WebhooksResource.find(caller, id);
    }

    private CallerEvent event(Endpoint endpoint, OperationType operation, String word) {
        return WebhooksResource.event(caller, operation, word, endpoint);
    }
}
