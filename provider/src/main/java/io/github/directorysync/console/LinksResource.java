package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.PortalSecret;
import io.github.directorysync.directory.SetupLink;
import io.github.directorysync.keycloak.Footprint;
import io.github.directorysync.keycloak.LinkMakers;
import io.github.directorysync.keycloak.SetupLinkMail;
import io.github.directorysync.keycloak.SetupLinks;
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
import java.time.Instant;
import org.keycloak.events.admin.OperationType;
import org.keycloak.urls.UrlType;

/** The set-up links of one directory: made and sent, listed without their secret, revoked. */
public final class LinksResource {

    private static final String EVENT = "SETUP_LINK";

    private final Administrator caller;
    private final Directory directory;
    private final SetupLinks links;

    LinksResource(Administrator caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.links = new SetupLinks(caller.session());
    }

    /** Their labels and e-mail addresses say who was invited. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        caller.requireViewPeople();
        LinkMakers makers = new LinkMakers(caller.session(), caller.realm());
        return new Listed<>(
                        links::count,
                        links::page,
                        (SetupLink link) -> LinkJson.of(link, caller.realm(), makers.stand(link, directory)))
                .answer(caller, asked -> directory);
    }

    /** The one answer that holds the link. With {@code email} it is sent there too. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        caller.requireIssue();
        return AdminAnswer.of(caller.session(), () -> {
            PortalSecret secret = PortalSecret.random(PortalSecret.Kind.LINK);
            SetupLink link = links.create(
                    directory,
                    secret,
                    caller.form(body).read(LinkForm.KNOWN, form -> new LinkForm(caller, directory, form).read()),
                    new LinkMakers(caller.session(), caller.realm()));
            String address = address(secret);
            link.email()
                    .ifPresent(email -> new SetupLinkMail(caller.session(), directory, email)
                            .send(address, link.life().expires()));
            ObjectNode described = LinkJson.of(link, caller.realm(), true);
            event(OperationType.CREATE, link)
                    .representation(described.toString())
                    .success();
            return AdminAnswer.created(described.put("link", address));
        });
    }

    /** Also ends the portal sessions that came by it. */
    @DELETE
    @Path("{link}")
    public Response revoke(@PathParam("link") String id) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            SetupLink link = links.find(directory, id).orElseThrow(NotFoundException::new);
            if (!links.revoke(directory, id, Instant.now())) {
                throw new NotFoundException();
            }
            event(OperationType.DELETE, link)
                    .before(LinkJson.of(link, caller.realm(), true))
                    .success();
            return AdminAnswer.done();
        });
    }

    private CallerEvent event(OperationType operation, SetupLink link) {
        return caller.event(EVENT, operation, "directories/" + directory.alias() + "/links/" + link.id())
                .in(directory)
                .about(Footprint.target(link));
    }

    /** The secret is behind the {@code #}: browsers send that to no server, so it stands in no log. */
    private String address(PortalSecret secret) {
        return caller.session()
                        .getContext()
                        .getUri(UrlType.FRONTEND)
                        .getBaseUriBuilder()
                        .path("realms")
                        .path(caller.realm().getName())
                        .path("directory-sync/portal/")
                        .build()
                + "#"
                + secret.inClear();
    }
}
