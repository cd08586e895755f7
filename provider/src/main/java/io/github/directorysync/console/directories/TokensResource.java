package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.token.DirectoryToken;
import io.github.directorysync.directory.token.IssuedToken;
import io.github.directorysync.keycloak.directories.TokenStore;
import io.github.directorysync.keycloak.query.ServerTime;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;

/** The tokens of one directory: issues, lists, edits, rotates and revokes them. */
public final class TokensResource {

    private static final String EVENT = "DIRECTORY_TOKEN";

    private final Caller caller;
    private final Directory directory;
    private final TokenStore tokens;

    public TokensResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.tokens = new TokenStore(caller.session());
    }

    /** The issued tokens, oldest first, followed by those that the configuration declares. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        List<ObjectNode> all = Stream.concat(
                        tokens.of(directory).stream().map(TokenJson::of),
                        directory.access().declaredTokens().stream()
                                .map(hash -> TokenJson.declared(hash, caller instanceof Administrator)))
                .toList();
        return PagedList.whole(caller, all, token -> token);
    }

    /** Issues a token. This is the only answer with its secret. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response issue(InputStream body) {
        caller.requireIssue();
        return AdminAnswer.of(caller.session(), () -> issue(caller.form(body).read(TokenForm.ISSUE, TokenForm::issue)));
    }

    /**
     * Issues the successor of a token, which itself ends after {@code overlap}; both are accepted until then. The
     * successor has its predecessor's lifetime unless the request sets an end.
     */
    @POST
    @Path("{token}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response rotate(@PathParam("token") String id, InputStream body) {
        caller.requireIssue();
        IssuedToken old = find(id);
        return AdminAnswer.of(
                caller.session(),
                () -> rotate(old, caller.form(body).read(TokenForm.ROTATE, form -> TokenForm.rotate(form, old))));
    }

    private Response rotate(IssuedToken old, TokenForm.Rotation wanted) {
        requireActive(old, "Issue a new one.");
        Instant now = ServerTime.now();
        tokens.end(old, now.plus(wanted.overlap()));
        ObjectNode before = TokenJson.of(old);
        Optional<Instant> end = wanted.expiry().said()
                ? wanted.expiry().end()
                : tokens.lifeOf(old).map(now::plus);
        Response successor = issue(new TokenForm.Issue(wanted.label(), end));
        event(OperationType.UPDATE, old)
                .as("rotate-directory-token")
                .before(before)
                .representation(TokenJson.of(find(old.id())).toString())
                .success();
        return successor;
    }

    /** Changes the label or the end; {@code "expires": null} removes the end. */
    @PATCH
    @Path("{token}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response edit(@PathParam("token") String id, InputStream body) {
        caller.requireIssue();
        IssuedToken old = find(id);
        return AdminAnswer.of(
                caller.session(), () -> edit(old, caller.form(body).read(TokenForm.EDIT, TokenForm::edit)));
    }

    private Response edit(IssuedToken old, TokenForm.Edit wanted) {
        if (wanted.expiry().said()) {
            requireActive(old, "Its end cannot be moved; issue a new one.");
            tokens.prolong(old, wanted.expiry().end());
        }
        wanted.label().ifPresent(label -> tokens.label(old, label));
        IssuedToken now = find(old.id());
        ObjectNode described = TokenJson.of(now);
        event(OperationType.UPDATE, now)
                .as("update-directory-token")
                .before(TokenJson.of(old))
                .representation(described.toString())
                .success();
        return AdminAnswer.ok(described);
    }

    /** Requires an active token: a revoked or expired one must stay unusable. */
    private static void requireActive(IssuedToken token, String instead) {
        if (!token.isActiveAt(ServerTime.now())) {
            throw new InvalidSettings("token", "This token has expired. " + instead);
        }
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

    private Response issue(TokenForm.Issue wanted) {
        DirectoryToken secret = DirectoryToken.random();
        IssuedToken token = tokens.issue(directory, secret, wanted.label(), wanted.expires());
        ObjectNode described = TokenJson.of(token);
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
            event(OperationType.DELETE, token).before(TokenJson.of(token)).success();
            return AdminAnswer.done();
        });
    }
}
