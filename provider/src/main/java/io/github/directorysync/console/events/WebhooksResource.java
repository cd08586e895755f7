package io.github.directorysync.console.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.keycloak.webhooks.Endpoint;
import io.github.directorysync.keycloak.webhooks.EndpointStore;
import io.github.directorysync.keycloak.webhooks.WebhookDeliveryWork;
import io.github.directorysync.sync.webhooks.WebhookSecret;
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
import org.keycloak.events.admin.OperationType;

/** The endpoints of a realm that get its events. */
public final class WebhooksResource {

    private final Administrator caller;
    private final EndpointStore endpoints;
    private final WebhookJson json;

    public WebhooksResource(Administrator caller) {
        this.caller = caller;
        this.endpoints = new EndpointStore(caller.session(), caller.realm());
        this.json = new WebhookJson(caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return PagedList.whole(caller, endpoints.all(), json::of);
    }

    /** Adds an endpoint. This is the only answer with its secret, but for a rotation. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            WebhookForm form = form(caller);
            Endpoint.EndpointSettings settings = caller.form(body).read(WebhookForm.SETTINGS, form::create);
            endpoints.requireRoom();
            WebhookSecret secret = WebhookSecret.random();
            Endpoint endpoint = endpoints.add(settings, secret);
            ObjectNode described = json.of(endpoint);
            event(caller, OperationType.CREATE, "create-webhook", endpoint)
                    .representation(json.settings(endpoint).toString())
                    .success();
            return AdminAnswer.created(described.put("secret", secret.text()));
        });
    }

    @Path("{webhook}")
    public WebhookResource webhook(@PathParam("webhook") String id) {
        return new WebhookResource(caller, id);
    }

    @Path("{webhook}/deliveries")
    public DeliveriesResource deliveries(@PathParam("webhook") String id) {
        return new DeliveriesResource(caller, id);
    }

    /** The endpoint of that id, once the caller's permission is known. */
    static Endpoint find(Administrator caller, String id) {
        return new EndpointStore(caller.session(), caller.realm()).find(id).orElseThrow(NotFoundException::new);
    }

    /** The admin event and the log entry of a change of the endpoint. */
    static CallerEvent event(Administrator caller, OperationType operation, String word, Endpoint endpoint) {
        return caller.event(EndpointStore.RESOURCE_TYPE, operation, "webhooks/" + endpoint.id())
                .as(word)
                .about("Webhook", endpoint.id(), endpoint.settings().description());
    }

    static WebhookForm form(Administrator caller) {
        return new WebhookForm(
                caller.realm(), WebhookDeliveryWork.of(caller.session()).allowsPrivate());
    }
}
