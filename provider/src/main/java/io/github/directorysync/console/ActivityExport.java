package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.ActivityFilter;
import io.github.directorysync.keycloak.KeycloakActivity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.Activity;
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
 * All entries that are wanted, the newest first, as a file. It is read and sent in pieces, each in a transaction of its
 * own, so that a log of any length takes the memory of one piece.
 *
 * @param form {@link #CSV} or {@link #NDJSON}
 */
record ActivityExport(KeycloakSessionFactory factory, ActivityFilter filter, String form) {

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
        Optional<Activity> last = Optional.empty();
        if (csv) {
            out.write(bytes(Csv.line(ActivityJson.COLUMNS)));
        }
        for (int got = PIECE; got == PIECE; ) {
            List<Activity> piece = next(last);
            for (Activity activity : piece) {
                out.write(bytes(csv ? row(activity) : line(activity)));
                last = Optional.of(activity);
            }
            got = piece.size();
        }
        out.flush();
    }

    private List<Activity> next(Optional<Activity> last) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> new KeycloakActivity(session).before(filter, last, PIECE));
    }

    private static String line(Activity activity) {
        return ScimJson.text(ActivityJson.whole(activity, List.of()));
    }

    private static String row(Activity activity) {
        ObjectNode json = ActivityJson.whole(activity, List.of());
        return Csv.line(ActivityJson.COLUMNS.stream()
                .map(json::path)
                .map(value -> value.isObject() ? ScimJson.text(value) : value.asText())
                .toList());
    }

    private static byte[] bytes(String line) {
        return (line + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
