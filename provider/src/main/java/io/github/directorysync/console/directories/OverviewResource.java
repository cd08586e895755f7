package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.DirectoryOverview;
import io.github.directorysync.directory.status.Status;
import io.github.directorysync.keycloak.activity.Traffic;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.admin.RealmOverview;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.TokenStore;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.people.PeopleCounts;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.GroupsQuery;
import io.github.directorysync.sync.accounts.Review;
import io.github.directorysync.sync.users.AccessReason;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the directories of the realm are, or one of them: counts and moments as data, and requests by the hour. */
public final class OverviewResource {

    private static final int ATTENTION = 100;

    private final Caller caller;
    private final Optional<Directory> directory;

    /**
     * Of one directory or of all.
     *
     * @param directory empty for the realm
     */
    public OverviewResource(Caller caller, Optional<Directory> directory) {
        this.caller = caller;
        this.directory = directory;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response overview() {
        return AdminAnswer.of(
                caller.session(), () -> AdminAnswer.ok(directory.map(this::one).orElseGet(this::all)));
    }

    @GET
    @Path("traffic")
    @Produces(MediaType.APPLICATION_JSON)
    public Response traffic() {
        return AdminAnswer.of(caller.session(), () -> {
            Traffic.Span span = QueryParameters.read(caller, asked -> TrafficQuery.span(asked, ServerTime.now()));
            List<Traffic.Bucket> buckets = new Traffic(caller.session(), caller.realm()).of(directory, span);
            return AdminAnswer.ok(PageRequest.answer(
                    buckets.size(),
                    buckets.stream().map(OverviewResource::described).toList()));
        });
    }

    private static ObjectNode described(Traffic.Bucket bucket) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", bucket.from().toString());
        json.put("requests", bucket.done() + bucket.refused() + bucket.failed());
        json.put("refused", bucket.refused());
        return json.put("failed", bucket.failed());
    }

    private ObjectNode all() {
        Instant now = ServerTime.now();
        RealmOverview overview = RealmOverview.of(caller.session(), caller.realm(), now);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode directories = json.putObject("directories");
        directories.put("total", overview.directories().size());
        ObjectNode byStatus = directories.putObject("byStatus");
        for (Status.DirectoryCondition word : Status.DirectoryCondition.values()) {
            byStatus.put(
                    word.key(),
                    overview.directories().stream()
                            .filter(each -> each.status().word() == word)
                            .count());
        }
        attention(overview.directories(), json.putArray("attention"));
        ObjectNode people = json.putObject("people");
        people.put("total", overview.people());
        people.put("active", overview.active());
        json.put(
                "groups",
                overview.directories().stream()
                        .mapToLong(DirectoryOverview::groups)
                        .sum());
        json.put("held", overview.held());
        json.put("reviews", overview.reviews());
        tokens(overview.tokens(), json.putObject("tokens"));
        return json;
    }

    /** The codes only: a sentence may repeat what is somebody's. */
    private static void attention(List<DirectoryOverview> directories, ArrayNode attention) {
        directories.stream()
                .filter(each -> !each.status().attention().isEmpty())
                .limit(ATTENTION)
                .forEach(each -> {
                    ObjectNode json = attention.addObject();
                    json.put("directory", each.directory().alias());
                    json.put("name", each.directory().name());
                    json.put("status", each.status().word().key());
                    codes(each, json);
                });
    }

    private static void codes(DirectoryOverview overview, ObjectNode json) {
        ArrayNode codes = json.putArray("codes");
        overview.status().attention().forEach(reason -> codes.add(reason.code()));
    }

    private void tokens(RealmOverview.TokenEnds ends, ObjectNode json) {
        json.put("expired", ends.expired());
        json.put("ending", ends.ending());
        ArrayNode next = json.putArray("next");
        ends.next().forEach(end -> {
            ObjectNode token = next.addObject();
            DirectoryLookup.byId(caller.realm(), end.directoryId()).ifPresent(of -> token.put("directory", of.alias()));
            token.put("id", end.tokenId());
            token.put("label", end.label());
            token.put("lastFour", end.lastFour());
            token.put("expires", end.expires().toString());
        });
    }

    private ObjectNode one(Directory one) {
        DirectoryOverview overview = new DirectoryAdmin(caller.session(), caller.realm())
                .find(one.alias())
                .orElseThrow();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", overview.status().word().key());
        codes(overview, json);
        people(PeopleCounts.of(caller.session(), caller.realm(), one), json.putObject("people"));
        ObjectNode groups = json.putObject("groups");
        groups.put("total", overview.groups());
        groups.put("unmapped", unmapped(one));
        json.put("held", new HeldChangeQueue(caller.session(), one).waiting());
        json.put("reviews", new ReviewStore(caller.session(), one).count(Optional.of(Review.ReviewState.OPEN)));
        ArrayNode tokens = json.putArray("tokens");
        new TokenStore(caller.session()).of(one).forEach(token -> tokens.add(TokenJson.of(token)));
        RoleJson.put(json, "lastRequest", overview.heard().last().map(Instant::toString));
        RoleJson.put(json, "lastDone", overview.heard().lastDone().map(Instant::toString));
        RoleJson.put(json, "lastRefused", overview.heard().lastRefused().map(Instant::toString));
        json.put("refusedInARow", overview.heard().refusedInARow());
        return json;
    }

    public static void people(PeopleCounts counts, ObjectNode json) {
        json.put("total", counts.total());
        json.put("active", counts.active());
        ObjectNode byReason = json.putObject("byReason");
        for (AccessReason reason : AccessReason.values()) {
            byReason.put(reason.word(), counts.byReason().getOrDefault(reason, 0L));
        }
    }

    private long unmapped(Directory one) {
        return new GroupsQuery(caller.session(), caller.realm(), one)
                .page(Optional.empty(), new GroupsQuery.Query(Optional.empty(), Optional.of(true)), 0, 1)
                .total();
    }
}
