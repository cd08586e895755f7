package io.github.directorysync.endpoint.request;

import io.github.directorysync.scim.RequestRefusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;

/**
 * Refuses a {@code Content-Type} that is not a media type, such as {@code x}. JAX-RS would fail on it before any method
 * is called, and Keycloak again when it adds its security headers. So the request is refused earlier, past Keycloak's
 * header filter, with the security headers that Keycloak adds to JSON.
 */
public record MediaTypeOfRequest(KeycloakSession session) {

    /** Type, subtype and optional parameters (RFC 9110 §8.3.1). */
    private static final Pattern READABLE = Pattern.compile("[^\\s/;]+/[^\\s/;]+\\s*(;.*)?");

    private static final List<BrowserSecurityHeaders> OF_JSON = List.of(
            BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY,
            BrowserSecurityHeaders.X_FRAME_OPTIONS,
            BrowserSecurityHeaders.X_CONTENT_TYPE_OPTIONS,
            BrowserSecurityHeaders.REFERRER_POLICY,
            BrowserSecurityHeaders.X_ROBOTS_TAG);

    /**
     * Requires a valid media type, or none.
     *
     * @throws WebApplicationException with a 415 as a SCIM error
     */
    public void require() {
        String type = session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && !READABLE.matcher(type).matches()) {
            session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
            Response.ResponseBuilder refusal =
                    Response.fromResponse(ScimAnswer.refusal(RequestRefusal.unsupportedMediaType(type))
                            .response());
            OF_JSON.forEach(header -> refusal.header(header.getHeaderName(), value(header)));
            throw new WebApplicationException(refusal.build());
        }
    }

    private String value(BrowserSecurityHeaders header) {
        return session.getContext()
                .getRealm()
                .getBrowserSecurityHeaders()
                .getOrDefault(header.getKey(), header.getDefaultValue());
    }
}
