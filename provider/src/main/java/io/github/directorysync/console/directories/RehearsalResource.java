package io.github.directorysync.console.directories;

import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.rehearsal.Rehearsal;
import io.github.directorysync.keycloak.rehearsal.Rehearsal.RehearsalState;
import io.github.directorysync.keycloak.rehearsal.RehearsalReport;
import io.github.directorysync.keycloak.rehearsal.RehearsalReport.RehearsalFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import org.keycloak.events.admin.OperationType;

/** The rehearsal of one directory: the report of what going live would do, and going live. */
public final class RehearsalResource {

    private final Caller caller;
    private final Directory directory;
    private final RehearsalReport report;
    private final Rehearsal rehearsal;

    public RehearsalResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.report = new RehearsalReport(caller.session(), directory.id());
        this.rehearsal = new Rehearsal(new Database(caller.session()), directory.id());
    }

    /** The totals. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        return AdminAnswer.of(caller.session(), this::described);
    }

    /** A page of people by userName; {@code what} says which. */
    @GET
    @Path("people")
    @Produces(MediaType.APPLICATION_JSON)
    public Response people() {
        return new PagedList<>(report::count, report::page, json()::of)
                .answer(
                        caller,
                        asked -> asked.oneOf(
                                        "what",
                                        RehearsalFilter.values(),
                                        what -> what.name().toLowerCase(Locale.ROOT))
                                .orElse(RehearsalFilter.ALL));
    }

    /** Has everybody assessed again, since accounts, roles or groups of the realm may have changed. */
    @POST
    @Path("refresh")
    @Produces(MediaType.APPLICATION_JSON)
    public Response refresh(InputStream body) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            if (state() == RehearsalState.REHEARSING) {
                report.refresh();
            }
            return described();
        });
    }

    /** Makes what was rehearsed, in the background. A second call changes nothing. */
    @POST
    @Path("go-live")
    @Produces(MediaType.APPLICATION_JSON)
    public Response goLive(InputStream body) {
        caller.requireManage();
        caller.requireManagePeople();
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            Instant begun = ServerTime.now();
            if (!directory.rehearses() && rehearsal.state() != RehearsalState.LIVE) {
                throw new InvalidSettings(DirectorySettings.MODE, "The directory is live; it has not rehearsed.");
            }
            if (new DirectoryAdmin(caller.session(), caller.realm()).isBeingRemoved(directory)) {
                throw new InvalidSettings("status", "The directory is being deleted.");
            }
            if (directory.rehearses() && rehearsal.goLive(begun, RequestOrigin.of(caller.session()))) {
                caller.event(
                                DirectoriesResource.EVENT,
                                OperationType.ACTION,
                                "directories/" + directory.alias() + "/rehearsal/go-live")
                        .in(directory)
                        .about(SettingsAudit.target(directory))
                        .as("go-live")
                        .begun(begun)
                        .success();
            }
            return described();
        });
    }

    private Response described() {
        return AdminAnswer.ok(json().of(state(), report.totals()));
    }

    /** A directory that never rehearsed is live too. */
    private RehearsalState state() {
        return directory.rehearses() ? rehearsal.state() : RehearsalState.LIVE;
    }

    private RehearsalJson json() {
        return new RehearsalJson(caller.session(), caller.realm(), directory);
    }
}
