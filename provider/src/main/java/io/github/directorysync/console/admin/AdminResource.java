package io.github.directorysync.console.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.OpenApi;
import io.github.directorysync.console.activity.ActivityResource;
import io.github.directorysync.console.directories.ChoicesResource;
import io.github.directorysync.console.directories.DirectoriesResource;
import io.github.directorysync.console.directories.DirectoryPreviewResource;
import io.github.directorysync.console.directories.DirectoryResource;
import io.github.directorysync.console.directories.HealthResource;
import io.github.directorysync.console.directories.OverviewResource;
import io.github.directorysync.console.directories.RehearsalResource;
import io.github.directorysync.console.directories.SignInFlowsResource;
import io.github.directorysync.console.directories.TokensResource;
import io.github.directorysync.console.events.EventsResource;
import io.github.directorysync.console.events.WebhooksResource;
import io.github.directorysync.console.guard.HeldResource;
import io.github.directorysync.console.guard.RealmHeldResource;
import io.github.directorysync.console.guard.RealmReviewsResource;
import io.github.directorysync.console.guard.ReviewsResource;
import io.github.directorysync.console.people.PeopleResource;
import io.github.directorysync.console.people.SentAttributesResource;
import io.github.directorysync.console.portal.LinksResource;
import io.github.directorysync.console.roles.AppsResource;
import io.github.directorysync.console.roles.DirectoryGroupsResource;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The admin API of one realm. */
public final class AdminResource {

    private final Administrator caller;

    AdminResource(Administrator caller) {
        this.caller = caller;
    }

    @Path("directories")
    public DirectoriesResource directories() {
        return new DirectoriesResource(viewing());
    }

    @Path("directories/{directory}")
    public DirectoryResource directory(@PathParam("directory") String alias) {
        return new DirectoryResource(viewing(), find(alias));
    }

    /** The OpenAPI document. */
    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode openApi() {
        caller.requireView();
        return OpenApi.document();
    }

    @Path("health")
    public HealthResource health() {
        return new HealthResource(viewing());
    }

    @Path("settings")
    public RealmSettingsResource settings() {
        return new RealmSettingsResource(viewing());
    }

    @Path("sign-in-flows")
    public SignInFlowsResource signInFlows() {
        return new SignInFlowsResource(viewing());
    }

    @Path("directories/{directory}/tokens")
    public TokensResource tokens(@PathParam("directory") String alias) {
        return new TokensResource(viewing(), find(alias));
    }

    @Path("directories/{directory}/links")
    public LinksResource links(@PathParam("directory") String alias) {
        return new LinksResource(viewing(), find(alias));
    }

    @Path("directories/{directory}/held")
    public HeldResource held(@PathParam("directory") String alias) {
        return new HeldResource(viewingPeople(), find(alias));
    }

    @Path("directories/{directory}/reviews")
    public ReviewsResource reviews(@PathParam("directory") String alias) {
        return new ReviewsResource(viewingPeople(), find(alias));
    }

    /** Of all directories of the realm. */
    @Path("overview")
    public OverviewResource overview() {
        return new OverviewResource(viewing(), Optional.empty());
    }

    @Path("directories/{directory}/overview")
    public OverviewResource overview(@PathParam("directory") String alias) {
        return new OverviewResource(viewing(), Optional.of(find(alias)));
    }

    /** Dry runs of a change or a removal of the directory: how many people would be suspended, linked or renamed, and who. */
    @Path("directories/{directory}/preview")
    public DirectoryPreviewResource preview(@PathParam("directory") String alias) {
        return new DirectoryPreviewResource(viewingPeople(), find(alias));
    }

    /** The rehearsal of a directory: its report, and going live. */
    @Path("directories/{directory}/rehearsal")
    public RehearsalResource rehearsal(@PathParam("directory") String alias) {
        return new RehearsalResource(viewingPeople(), find(alias));
    }

    /** Lists of identity providers, organizations, clients and groups for the form in which a directory is edited. */
    @Path("choices")
    public ChoicesResource choices() {
        caller.requireManage();
        return new ChoicesResource(caller);
    }

    /** Of all directories of the realm. */
    @Path("held")
    public RealmHeldResource held() {
        return new RealmHeldResource(viewingPeople());
    }

    /** Of all directories of the realm. */
    @Path("reviews")
    public RealmReviewsResource reviews() {
        return new RealmReviewsResource(viewingPeople());
    }

    @Path("directories/{directory}/activity")
    public ActivityResource activity(@PathParam("directory") String alias) {
        return new ActivityResource(viewingPeople(), Optional.of(find(alias).id()));
    }

    @Path("activity")
    public ActivityResource activity() {
        return new ActivityResource(viewingPeople(), Optional.empty());
    }

    @Path("events")
    public EventsResource events() {
        return new EventsResource(viewingPeople());
    }

    /** The endpoints to which events, with the values of people, are sent: they need the permission to view people. */
    @Path("webhooks")
    public WebhooksResource webhooks() {
        return new WebhooksResource(viewingPeople());
    }

    private Administrator viewing() {
        caller.requireView();
        return caller;
    }

    /** Also required for the log and the events, which contain names and attribute changes of people. */
    private Administrator viewingPeople() {
        caller.requireViewPeople();
        return viewing();
    }

    private Directory find(String alias) {
        return DirectoryLookup.find(caller.realm(), alias).orElseThrow(NotFoundException::new);
    }

    @Path("apps")
    public AppsResource apps() {
        return new AppsResource(caller);
    }

    @Path("directories/{directory}/groups")
    public DirectoryGroupsResource groups(@PathParam("directory") String alias) {
        caller.requireListGroups();
        return new DirectoryGroupsResource(caller, find(alias));
    }

    /** The SCIM attributes in the stored users of the directory, with examples, for its attribute mapping. */
    @Path("directories/{directory}/sent-attributes")
    public SentAttributesResource sentAttributes(@PathParam("directory") String alias) {
        return new SentAttributesResource(viewingPeople(), find(alias));
    }

    @Path("directories/{directory}/people")
    public PeopleResource people(@PathParam("directory") String alias) {
        caller.requireListPeople();
        return new PeopleResource(caller, find(alias));
    }
}
