package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryToken;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.IssuedToken;
import io.github.directorysync.directory.TokenHash;
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
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** The tokens of one directory: issued, listed without their secret, exchanged, revoked. */
public final class TokensResource {

    private static final String EVENT = "DIRECTORY_TOKEN";
    private static final int LONGEST_LABEL = 255;
    private static final int LONGEST_LIFE_IN_DAYS = 3650;
    private static final int LONGEST_OVERLAP_IN_DAYS = 90;
    private static final int USUAL_OVERLAP_IN_DAYS = 7;

    private final Caller caller;
    private final Directory directory;
    private final KeycloakTokens tokens;

    TokensResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.tokens = new KeycloakTokens(caller.session());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        tokens.of(directory).forEach(token -> all.add(described(token)));
        for (TokenHash hash : directory.declaredTokens()) {
            ObjectNode declared = all.addObject().put("declared", true).put("active", true);
            if (caller instanceof Administrator) {
                declared.put("sha256", hash.hex());
            }
        }
        return all;
    }

    /** The one answer that holds the secret: {@code label} says what it is for, {@code expiresInDays} may be left out. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response issue(InputStream body) {
        caller.requireIssue();
        return AdminAnswer.of(caller.session(), () -> issue(caller.form(body)));
    }

    /**
     * Issues the successor of a token, which itself ends after {@code overlapDays}: until then the identity provider may
     * use either.
     */
    @POST
    @Path("{token}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response rotate(@PathParam("token") String id, InputStream body) {
        caller.requireIssue();
        IssuedToken old = find(id);
        return AdminAnswer.of(caller.session(), () -> rotate(old, caller.form(body)));
    }

    private Response rotate(IssuedToken old, Form form) {
        if (!old.isActiveAt(Instant.now())) {
            throw new InvalidSettings("token", "This token has expired. Issue a new one.");
        }
        int overlap =
                form.optionalNumber("overlapDays", 0, LONGEST_OVERLAP_IN_DAYS).orElse(USUAL_OVERLAP_IN_DAYS);
        tokens.end(old, Instant.now().plus(Duration.ofDays(overlap)));
        ObjectNode before = described(old);
        Response successor = issue(form.optionalText("label", LONGEST_LABEL).orElse(old.label()), form);
        ObjectNode now = described(find(old.id()));
        event(OperationType.UPDATE, old)
                .as("rotate-directory-token")
                .before(before)
                .representation(now.toString())
                .success();
        return successor;
    }

    private IssuedToken find(String id) {
        return tokens.of(directory).stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private CallerEvent event(OperationType operation, IssuedToken token) {
        return caller.event(EVENT, operation, "directories/" + directory.alias() + "/tokens/" + token.id())
                .in(directory)
                .about("Token", token.id(), token.label());
    }

    private Response issue(Form form) {
        return issue(form.text("label", LONGEST_LABEL), form);
    }

    private Response issue(String label, Form form) {
        DirectoryToken secret = DirectoryToken.random();
        Optional<Instant> expires = form.optionalNumber("expiresInDays", 1, LONGEST_LIFE_IN_DAYS)
                .map(days -> Instant.now().plus(Duration.ofDays(days)));
        IssuedToken token = tokens.issue(directory, secret, label, expires);
        ObjectNode described = described(token);
        event(OperationType.CREATE, token).representation(described.toString()).success();
        return AdminAnswer.created(described.put("token", secret.inClear()));
    }

    @DELETE
    @Path("{token}")
    public Response revoke(@PathParam("token") String id) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            IssuedToken token = find(id);
            if (!tokens.revoke(directory, id)) {
                throw new NotFoundException();
            }
            event(OperationType.DELETE, token).before(described(token)).success();
            return AdminAnswer.done();
        });
    }

    static ObjectNode described(IssuedToken token) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("declared", false);
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
