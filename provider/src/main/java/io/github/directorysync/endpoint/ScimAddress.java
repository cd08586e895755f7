package io.github.directorysync.endpoint;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** One address below a SCIM base URL, asked by somebody who was let in if the request has a body. */
public final class ScimAddress {

    private final Exchange exchange;
    private final ScimRequest request;
    private final Optional<Exchange.Admitted> admitted;

    private ScimAddress(Exchange exchange, ScimRequest request, Optional<Exchange.Admitted> admitted) {
        this.exchange = exchange;
        this.request = request;
        this.admitted = admitted;
    }

    static ScimAddress withoutBody(Exchange exchange, ScimRequest request) {
        return new ScimAddress(exchange, request, Optional.empty());
    }

    static ScimAddress withBody(Exchange exchange, ScimRequest request, Exchange.Admitted admitted) {
        return new ScimAddress(exchange, request, Optional.of(admitted));
    }

    /** A HEAD too. */
    @GET
    public Response get() {
        return exchange.answer(request.asking("GET"));
    }

    @DELETE
    public Response delete() {
        return exchange.answer(request);
    }

    @OPTIONS
    public Response options() {
        return exchange.answer(request);
    }

    @POST
    public Response post(InputStream body) {
        return exchange.answer(admitted.orElseThrow(), body);
    }

    @PUT
    public Response put(InputStream body) {
        return exchange.answer(admitted.orElseThrow(), body);
    }

    @PATCH
    public Response patch(InputStream body) {
        return exchange.answer(admitted.orElseThrow(), body);
    }
}
