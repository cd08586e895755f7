package io.github.directorysync.console;

import io.github.directorysync.directory.InvalidSettings.SettingFault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What is refused at the door of the set-up portal, in the form of the admin API. */
public final class PortalRefusal {

    private PortalRefusal() {}

    /** Whatever is wrong with it: a link that is revoked, of another realm or never was is all the same. */
    public static WebApplicationException link() {
        return refusal(401, "secret", "This link is not valid any more. Ask whoever sent it to you for a new one.");
    }

    public static WebApplicationException session() {
        return refusal(401, "session", "You have been away too long, or the link has ended. Open the link again.");
    }

    public static WebApplicationException forbidden(String field, String why) {
        return refusal(403, field, why);
    }

    static WebApplicationException tooSlow() {
        return refusal(408, "body", "The body came too slowly and was given up.");
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
