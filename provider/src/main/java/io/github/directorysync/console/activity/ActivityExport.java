package io.github.directorysync.console.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Csv;
import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.activity.ActivityLog;
import io.github.directorysync.keycloak.activity.ActivityParts;
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
 * All entries that are wanted, from a place in the log on, as a file. It is read and sent in pieces, each in a transaction of its
 * own, so that a log of any length takes the memory of one piece.
 *
 * @param form {@link #CSV} or {@link #NDJSON}
 */
record ActivityExport(KeycloakSessionFactory factory, ActivityQuery.Wanted wanted, ActivityFilter filter, String form) {

    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private static final int PIECE = 500;

    /** Which form somebody accepts who does not accept JSON. */
    static Optional<String> wanted(@Nullable String accept) {
        String text = Optional.ofNullable(accept).orElse("");
        if (text.contains("application/json") || text.contains("*/*")) {
            return Optional.empty();
        }
        return List.of(CSV, NDJSON).stream().filter(text::contains).findFirst();
    }

    Response response() {
        String ending = form.equals(CSV) ? "csv" : "ndjson";
        StreamingOutput output = this::write;
        return Response.ok(output)
                .type(form + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"activity." + ending + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void write(OutputStream out) throws IOException {
        boolean csv = form.equals(CSV);
        ActivityLog.Place place = wanted.place();
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

    /** One that has effects in parts is a line for itself and one for each part, so that no line is endless. */
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

    private List<Activity> next(ActivityLog.Place place) {
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
