package io.github.directorysync.console.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Csv;
import io.github.directorysync.console.Download;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.people.DirectoryPeople;
import io.github.directorysync.keycloak.people.PeopleQuery;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.role.Candidate;
import io.github.directorysync.role.FaultyLevel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The people of one directory, with their role in one app if the request names one. */
public final class PeopleResource {

    private static final String CSV = "text/csv";
    private static final List<String> COLUMNS =
            List.of("id", "userName", "displayName", "email", "active", "role", "level", "source", "group", "through");

    private final Administrator caller;
    private final Directory directory;

    public PeopleResource(Administrator caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /** A page; or everybody as CSV, sorted by userName, if the client accepts CSV and not JSON. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    public Response list(@Context HttpHeaders headers) {
        return AdminAnswer.of(caller.session(), () -> {
            PeopleParameters wanted =
                    QueryParameters.read(caller, asked -> PeopleParameters.of(asked, wantsTable(headers)));
            if (wanted.app().isEmpty()) {
                return page(wanted);
            }
            PeopleQuery catalogue = new PeopleQuery(
                    caller.session(), caller.realm(), directory, wanted.app().get());
            return wantsTable(headers) ? table(catalogue, wanted) : page(catalogue, wanted);
        });
    }

    @Path("{user}")
    public PersonResource person(@PathParam("user") String id) {
        return PersonResource.of(caller, directory, id);
    }

    private static boolean wantsTable(HttpHeaders headers) {
        List<MediaType> accepted = headers.getAcceptableMediaTypes();
        return accepted.stream().noneMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible)
                && accepted.stream().anyMatch(MediaType.valueOf(CSV)::isCompatible);
    }

    private static Response page(PeopleQuery catalogue, PeopleParameters wanted) {
        Paged<PeopleQuery.PersonRole> page = catalogue.page(
                wanted.query(),
                wanted.order(),
                wanted.slice().first(),
                wanted.slice().max());
        return AdminAnswer.ok(PageRequest.answer(
                page.total(),
                page.items().stream().map(PeopleResource::described).toList()));
    }

    /** A page without roles. */
    private Response page(PeopleParameters wanted) {
        Paged<DirectoryPeople.PersonEntry> page = new DirectoryPeople(caller.session(), caller.realm(), directory)
                .page(
                        wanted.query().person(),
                        wanted.order().sort(),
                        wanted.order().descending(),
                        wanted.slice().first(),
                        wanted.slice().max());
        return AdminAnswer.ok(PageRequest.answer(
                page.total(), page.items().stream().map(PersonJson::brief).toList()));
    }

    private Response table(PeopleQuery catalogue, PeopleParameters wanted) {
        catalogue.require(wanted.query());
        return Response.ok(Download.of(caller, stream(wanted.appId(), wanted.query())))
                .type(CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"people.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Streams the CSV in a Keycloak session of its own, since this one is closed before the first byte is written. */
    private StreamingOutput stream(String app, PeopleQuery.PeopleCriteria query) {
        KeycloakSessionFactory factory = caller.session().getKeycloakSessionFactory();
        String realm = caller.realm().getId();
        return output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            KeycloakModelUtils.runJobInTransaction(
                    factory, session -> write(session, session.realms().getRealm(realm), app, query, writer));
            writer.flush();
        };
    }

    private void write(
            KeycloakSession session, RealmModel realm, String app, PeopleQuery.PeopleCriteria query, Writer writer) {
        session.getContext().setRealm(realm);
        line(writer, COLUMNS);
        new AppsQuery(session, realm)
                .find(app)
                .ifPresent(roles -> new PeopleQuery(session, realm, directory, roles)
                        .forEach(query, entry -> line(writer, cells(entry))));
    }

    private static void line(Writer writer, List<String> cells) {
        try {
            writer.write(Csv.line(cells) + "\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static ObjectNode described(PeopleQuery.PersonRole entry) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", entry.id());
        described.put("userName", entry.userName());
        described.put("displayName", entry.displayName());
        described.put("email", entry.email());
        described.put("active", entry.active());
        described.put("reason", entry.reason().word());
        winner(entry).ifPresent(winner -> {
            described.put("role", winner.role().name());
            described.put("level", winner.role().level());
            described.put("source", RoleJson.of(winner.source()));
            RoleJson.put(described, "group", Optional.of(winner.groupPath()));
            RoleJson.put(described, "through", Optional.of(winner.through()));
        });
        RoleJson.put(
                described,
                "fault",
                Optional.of(FaultyLevel.text(entry.resolution().faulty())));
        return described;
    }

    private static List<String> cells(PeopleQuery.PersonRole entry) {
        ObjectNode described = described(entry);
        return COLUMNS.stream().map(column -> described.path(column).asText()).toList();
    }

    private static Optional<Candidate> winner(PeopleQuery.PersonRole entry) {
        return entry.resolution().fold(granted -> Optional.of(granted.winner()), nothing -> Optional.empty());
    }
}
