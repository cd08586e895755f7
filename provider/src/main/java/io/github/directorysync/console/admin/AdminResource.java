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
import io.github.directorysync.console.directories.SignInFlowsResource;
import io.github.directorysync.console.directories.TokensResource;
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
        caller.requireView();
        return new DirectoriesResource(caller);
    }

    @Path("directories/{directory}")
    public DirectoryResource directory(@PathParam("directory") String alias) {
        caller.requireView();
        return new DirectoryResource(caller, find(alias));
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
        caller.requireView();
        return new HealthResource(caller);
    }

    @Path("settings")
    public RealmSettingsResource settings() {
        caller.requireView();
        return new RealmSettingsResource(caller);
    }

    @Path("sign-in-flows")
    public SignInFlowsResource signInFlows() {
        caller.requireView();
        return new SignInFlowsResource(caller);
    }

    @Path("directories/{directory}/tokens")
    public TokensResource tokens(@PathParam("directory") String alias) {
        caller.requireView();
        return new TokensResource(caller, find(alias));
    }

    @Path("directories/{directory}/links")
    public LinksResource links(@PathParam("directory") String alias) {
        caller.requireView();
        return new LinksResource(caller, find(alias));
    }

    @Path("directories/{directory}/held")
    public HeldResource held(@PathParam("directory") String alias) {
        caller.requireView();
        caller.requireViewPeople();
        return new HeldResource(caller, find(alias));
    }

    @Path("directories/{directory}/reviews")
    public ReviewsResource reviews(@PathParam("directory") String alias) {
        caller.requireView();
        caller.requireViewPeople();
        return new ReviewsResource(caller, find(alias));
    }

    /** Of all directories of the realm. */
    @Path("overview")
    public OverviewResource overview() {
        caller.requireView();
        return new OverviewResource(caller, Optional.empty());
    }

    @Path("directories/{directory}/overview")
    public OverviewResource overview(@PathParam("directory") String alias) {
        caller.requireView();
        return new OverviewResource(caller, Optional.of(find(alias)));
    }

    /** Dry runs of a change or a removal of the directory: how many people would be suspended, linked or renamed, and who. */
    @Path("directories/{directory}/preview")
    public DirectoryPreviewResource preview(@PathParam("directory") String alias) {
        caller.requireView();
        caller.requireViewPeople();
        return new DirectoryPreviewResource(caller, find(alias));
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
        caller.requireView();
        caller.requireViewPeople();
        return new RealmHeldResource(caller);
    }

    /** Of all directories of the realm. */
    @Path("reviews")
    public RealmReviewsResource reviews() {
        caller.requireView();
        caller.requireViewPeople();
        return new RealmReviewsResource(caller);
    }

    @Path("directories/{directory}/activity")
    public ActivityResource activity(@PathParam("directory") String alias) {
        requireViewActivity();
        return new ActivityResource(caller, Optional.of(find(alias).id()));
    }

    @Path("activity")
    public ActivityResource activity() {
        requireViewActivity();
        return new ActivityResource(caller, Optional.empty());
    }

    /** Requires the permission to view the log and people, as entries contain names and attribute changes of people. */
    private void requireViewActivity() {
        caller.requireView();
        caller.requireViewPeople();
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
        caller.requireView();
        caller.requireViewPeople();
        return new SentAttributesResource(caller, find(alias));
    }

    @Path("directories/{directory}/people")
    public PeopleResource people(@PathParam("directory") String alias) {
        caller.requireListPeople();
        return new PeopleResource(caller, find(alias));
    }
}
