package io.github.directorysync.console.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.Csv;
import io.github.directorysync.console.Download;
import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.activity.ActivityLog;
import io.github.directorysync.keycloak.activity.ActivityParts;
import io.github.directorysync.keycloak.activity.LogPosition;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.activity.Activity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Exports all matching log entries from a position on as a file. They are read and sent in chunks, each in a
 * transaction of its own, so that memory does not grow with the log.
 *
 * @param form {@link #CSV} or {@link #NDJSON}
 */
record ActivityExport(
        KeycloakSessionFactory factory, ActivityQuery.SelectedEntries wanted, ActivityFilter filter, String form) {

    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private static final int PIECE = 500;

    /** The file format for the {@code Accept} header; empty if it accepts JSON. */
    static Optional<String> wanted(@Nullable String accept) {
        String text = Optional.ofNullable(accept).orElse("");
        if (text.contains("application/json") || text.contains("*/*")) {
            return Optional.empty();
        }
        return List.of(CSV, NDJSON).stream().filter(text::contains).findFirst();
    }

    Response response(Caller caller) {
        String ending = form.equals(CSV) ? "csv" : "ndjson";
        StreamingOutput output = Download.of(caller, this::write);
        return Response.ok(output)
                .type(form + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"activity." + ending + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void write(OutputStream out) throws IOException {
        boolean csv = form.equals(CSV);
        LogPosition place = wanted.place();
        if (csv) {
            out.write(bytes(Csv.line(ActivityJson.COLUMNS)));
        }
        for (int got = PIECE; got == PIECE; ) {
            List<Activity> piece = next(place);
            for (Activity activity : piece) {
                write(activity, csv, out);
                place = place.behind(activity);
            }
            got = piece.size();
        }
        out.flush();
    }

    /**
     * Writes one line for the entry and one for each stored part of its effects, so that the length of a line is
     * bounded.
     */
    private void write(Activity activity, boolean csv, OutputStream out) throws IOException {
        ObjectNode whole = ActivityJson.whole(activity, List.of());
        boolean parts = whole.path("detail").has(ActivityParts.COUNT);
        if (parts) {
            ((ObjectNode) whole.path("detail")).remove("effects");
        }
        out.write(bytes(csv ? row(whole) : ScimJson.text(whole)));
        Optional<ArrayNode> part = parts ? part(activity, 0) : Optional.empty();
        for (int number = 0; part.isPresent(); part = part(activity, ++number)) {
            ObjectNode line = ActivityJson.part(activity, number, part.get());
            out.write(bytes(csv ? row(line) : ScimJson.text(line)));
        }
    }

    private Optional<ArrayNode> part(Activity activity, int number) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new ActivityLog(session).parts().part(activity, number));
    }

    private List<Activity> next(LogPosition place) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new ActivityLog(session).from(place, filter, 0, PIECE));
    }

    private static String row(ObjectNode json) {
        return Csv.line(ActivityJson.COLUMNS.stream()
                .map(json::path)
                .map(value -> value.isObject() ? ScimJson.text(value) : value.asText())
                .toList());
    }

    private static byte[] bytes(String line) {
        return (line + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
