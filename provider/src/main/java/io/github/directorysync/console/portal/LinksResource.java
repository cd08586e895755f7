package io.github.directorysync.console.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.Expiry;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.PortalSecret;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.portal.LinkAudit;
import io.github.directorysync.keycloak.portal.SetupLinkIssuers;
import io.github.directorysync.keycloak.portal.SetupLinkMail;
import io.github.directorysync.keycloak.portal.SetupLinkStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.RoleCeiling;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** The set-up links of one directory: creates, sends, lists, extends and revokes them. */
public final class LinksResource {

    private static final String EVENT = "SETUP_LINK";

    private final Administrator caller;
    private final Directory directory;
    private final SetupLinkStore links;

    public LinksResource(Administrator caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.links = new SetupLinkStore(caller.session());
    }

    /**
     * Lists the links; requires the permission to view people, as labels and e-mail addresses name the invited person.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        caller.requireViewPeople();
        SetupLinkIssuers makers = new SetupLinkIssuers(caller.session(), caller.realm());
        return new PagedList<>(
                        links::count,
                        links::page,
                        (SetupLink link) -> LinkJson.of(link, caller.realm(), makers.isValid(link, directory)))
                .answer(caller, asked -> directory);
    }

    /** Creates a link. This is the only answer with its secret; with {@code email} the link is sent there too. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body) {
        caller.requireIssue();
        return AdminAnswer.of(caller.session(), () -> {
            PortalSecret secret = PortalSecret.random(PortalSecret.SecretKind.LINK);
            SetupLink link = links.create(
                    directory,
                    secret,
                    caller.form(body).read(LinkForm.KNOWN, form -> new LinkForm(caller, directory, form).read()),
                    new SetupLinkIssuers(caller.session(), caller.realm()));
            send(link, secret);
            ObjectNode described = LinkJson.of(link, caller.realm(), true);
            event(OperationType.CREATE, link)
                    .representation(described.toString())
                    .success();
            return AdminAnswer.created(with(described, secret));
        });
    }

    /** Sends the link again with a new secret, as the old one is not stored. The old secret is invalid from now on. */
    @POST
    @Path("{link}/resend")
    @Produces(MediaType.APPLICATION_JSON)
    public Response resend(@PathParam("link") String id, InputStream body) {
        SetupLink before = changeable(id);
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            PortalSecret secret = PortalSecret.random(PortalSecret.SecretKind.LINK);
            SetupLink link = links.renew(directory, id, secret);
            send(link, secret);
            ObjectNode described = changed(before, link, "resend-setup-link");
            return AdminAnswer.ok(with(described, secret));
        });
    }

    /** Changes the end of the link: {@code expires} or {@code expiresIn}. */
    @PATCH
    @Path("{link}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response prolong(@PathParam("link") String id, InputStream body) {
        SetupLink before = changeable(id);
        return AdminAnswer.of(caller.session(), () -> {
            Instant end = caller.form(body).read(Set.of("expires", "expiresIn"), LinksResource::end);
            SetupLink link = links.prolong(directory, id, end, new SetupLinkIssuers(caller.session(), caller.realm()));
            return AdminAnswer.ok(changed(before, link, "update-setup-link"));
        });
    }

    private static Instant end(Fields form) {
        Optional<Instant> end = Expiry.read(form, SetupLink.SHORTEST, Duration.ofDays(SetupLink.MOST_DAYS))
                .end();
        if (end.isEmpty()) {
            form.fault("expiresIn", "Say when the link ends: expires or expiresIn.");
        }
        return end.orElseGet(ServerTime::now);
    }

    /** Finds a link that the caller may change, which requires the permission to grant all that it gives access to. */
    private SetupLink changeable(String id) {
        caller.requireIssue();
        SetupLink link = links.find(directory, id).orElseThrow(NotFoundException::new);
        new RoleCeiling(
                        caller.session(),
                        caller.realm(),
                        directory,
                        link.powers().highestRoles())
                .apps().stream()
                        .flatMap(reached ->
                                reached.roles().stream().flatMap(role -> reached.app().role(role.name()).stream()))
                        .forEach(caller::requireMap);
        return link;
    }

    private ObjectNode changed(SetupLink before, SetupLink link, String operation) {
        SetupLinkIssuers makers = new SetupLinkIssuers(caller.session(), caller.realm());
        ObjectNode described = LinkJson.of(link, caller.realm(), makers.isValid(link, directory));
        event(OperationType.UPDATE, link)
                .as(operation)
                .before(LinkJson.of(before, caller.realm(), makers.isValid(before, directory)))
                .representation(described.toString())
                .success();
        return described;
    }

    private void send(SetupLink link, PortalSecret secret) {
        link.email().ifPresent(email -> {
            new SetupLinkMail(caller.session(), directory, email)
                    .send(page().with(secret), link.life().expires());
        });
    }

    private ObjectNode with(ObjectNode described, PortalSecret secret) {
        return described.put("link", page().with(secret));
    }

    private PortalPage page() {
        return new PortalPage(caller.session(), caller.realm());
    }

    /** Revokes the link and ends the portal sessions that were opened with it. */
    @DELETE
    @Path("{link}")
    public Response revoke(@PathParam("link") String id) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            SetupLink link = links.find(directory, id).orElseThrow(NotFoundException::new);
            if (!links.revoke(directory, id, ServerTime.now())) {
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
                .about(LinkAudit.target(link));
    }
}
