package io.github.directorysync.console;

import io.github.directorysync.directory.InvalidSettings.SettingFault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Refusals of the set-up portal, in the format of the admin API. */
public final class PortalRefusal {

    private PortalRefusal() {}

    /** The same answer for a link that is revoked, expired, of another realm or unknown. */
    public static WebApplicationException link() {
        return refusal(401, "secret", "This link is no longer valid. Ask its sender for a new one.");
    }

    public static WebApplicationException session() {
        return refusal(401, "session", "The session or the link has expired. Open the link again.");
    }

    public static WebApplicationException forbidden(String field, String why) {
        return refusal(403, field, why);
    }

    static WebApplicationException tooSlow() {
        return refusal(408, "body", "The body was sent too slowly, and reading it was aborted.");
    }

    public static WebApplicationException tooMany(long seconds) {
        return new WebApplicationException(Response.fromResponse(
                        response(429, "session", "Too much at once. Try again in " + seconds + " seconds."))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build());
    }

    private static WebApplicationException refusal(int status, String field, String why) {
        return new WebApplicationException(response(status, field, why));
    }

    private static Response response(int status, String field, String why) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(AdminAnswer.error(List.of(new SettingFault(field, why)), why))
                .build();
    }
}
