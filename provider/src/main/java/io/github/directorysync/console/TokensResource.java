package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryToken;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.IssuedToken;
import io.github.directorysync.keycloak.KeycloakTokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The tokens of one directory: issued, listed without their secret, revoked. */
public final class TokensResource {

    private static final String EVENT = "DIRECTORY_TOKEN";
    private static final int LONGEST_LABEL = 255;
    private static final int LONGEST_LIFE_IN_DAYS = 3650;

    private final KeycloakTokens tokens;
    private final KeycloakSession session;
    private final Directory directory;
    private final AdminPermissionEvaluator permissions;
    private final AdminEventBuilder events;

    TokensResource(
            KeycloakSession session,
            Directory directory,
            AdminPermissionEvaluator permissions,
            AdminEventBuilder events) {
        this.tokens = new KeycloakTokens(session);
        this.session = session;
        this.directory = directory;
        this.permissions = permissions;
        this.events = events;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        tokens.of(directory).forEach(token -> all.add(described(token)));
        return all;
    }

    /** The one answer that holds the secret: {@code label} says what it is for, {@code expiresInDays} may be left out. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response issue(JsonNode wanted) {
        permissions.realm().requireManageRealm();
        try {
            DirectoryToken secret = DirectoryToken.random();
            IssuedToken token = tokens.issue(directory, secret, label(wanted), expires(wanted));
            ObjectNode described = described(token);
            event(OperationType.CREATE, token.id())
                    .representation(described.toString())
                    .success();
            return Response.status(Response.Status.CREATED)
                    .entity(described.put("token", secret.inClear()))
                    .build();
        } catch (InvalidSettings invalid) {
            return refusal(invalid);
        }
    }

    @DELETE
    @Path("{token}")
    public void revoke(@PathParam("token") String id) {
        permissions.realm().requireManageRealm();
        if (!tokens.revoke(directory, id)) {
            throw new NotFoundException();
        }
        event(OperationType.DELETE, id).success();
    }

    private AdminEventBuilder event(OperationType operation, String id) {
        return events.resource(EVENT)
                .operation(operation)
                .resourcePath(session.getContext().getUri(), id);
    }

    private static String label(JsonNode wanted) {
        String label = wanted.path("label").asText("").strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            throw new InvalidSettings("label", "A token needs a label: what it is for, at most 255 characters.");
        }
        return label;
    }

    private static Optional<Instant> expires(JsonNode wanted) {
        if (!wanted.hasNonNull("expiresInDays")) {
            return Optional.empty();
        }
        int days = wanted.path("expiresInDays").asInt(0);
        if (days < 1 || days > LONGEST_LIFE_IN_DAYS) {
            throw new InvalidSettings(
                    "expiresInDays", "A token lives for 1 to 3650 days, or for ever if none are given.");
        }
        return Optional.of(Instant.now().plus(Duration.ofDays(days)));
    }

    private Response refusal(InvalidSettings invalid) {
        session.getTransactionManager().setRollbackOnly();
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("field", invalid.key());
        error.put("errorMessage", String.valueOf(invalid.getMessage()));
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON)
                .entity(error)
                .build();
    }

    private static ObjectNode described(IssuedToken token) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", token.id());
        described.put("label", token.label());
        described.put("lastFour", token.lastFour());
        described.put("created", token.created().toString());
        token.expires().ifPresent(at -> described.put("expires", at.toString()));
        token.lastUsed().ifPresent(at -> described.put("lastUsed", at.toString()));
        described.put("active", token.isActiveAt(Instant.now()));
        return described;
    }
}
