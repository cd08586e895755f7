package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.BodyCharset;
import io.github.directorysync.scim.BulkOperation;
import io.github.directorysync.scim.BulkRequest;
import io.github.directorysync.scim.Deactivation;
import io.github.directorysync.scim.EntityTags;
import io.github.directorysync.scim.LeftOut;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.Projection;
import io.github.directorysync.scim.QueryString;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.SearchRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * A request as it came in.
 *
 * @param path below the SCIM base URL, in its segments, without empty ones
 * @param sent the body; empty if there is none, and as long as it has not been received
 * @param leftOut what it is tried without now, if it suspends somebody
 */
record ScimRequest(
        String method,
        List<String> path,
        MultivaluedMap<String, String> parameters,
        UnaryOperator<@Nullable String> headers,
        String sent,
        Payment payment,
        LeftOut leftOut) {

    /** Statuses of refusals that do not keep a suspension from happening; 500 stands for a fault of ours. */
    private static final Set<Integer> LEFT_OUT = Set.of(400, 409, 413, 500);

    /** What an address of ours has beside ids. In place of these a client may send anything, a secret too. */
    private static final Set<String> WORDS = Set.of(
            "scim",
            "v2",
            "Users",
            "Groups",
            "Bulk",
            "Me",
            ".search",
            "Schemas",
            "ResourceTypes",
            "ServiceProviderConfig");

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private static final Set<String> JSON = Set.of("application/scim+json", "application/json");

    /** As it came: nothing is left out of it. */
    ScimRequest(
            String method,
            List<String> path,
            MultivaluedMap<String, String> parameters,
            UnaryOperator<@Nullable String> headers,
            String sent,
            Payment payment) {
        this(method, path, parameters, headers, sent, payment, LeftOut.NOTHING);
    }

    /** Of which only the head has come. */
    static ScimRequest of(KeycloakSession session, String method, String path) {
        return new ScimRequest(
                method,
                Arrays.stream(path.split("/", -1))
                        .filter(segment -> !segment.isEmpty())
                        .toList(),
                parameters(session),
                session.getContext().getRequestHeaders()::getHeaderString,
                "",
                Payment.DUE);
    }

    private static MultivaluedMap<String, String> parameters(KeycloakSession session) {
        MultivaluedMap<String, String> decoded = session.getContext().getUri().getQueryParameters();
        if (decoded.isEmpty()) {
            return decoded;
        }
        try {
            String raw = session.getContext().getUri().getRequestUri().getRawQuery();
            MultivaluedMap<String, String> meant = new MultivaluedHashMap<>();
            meant.putAll(QueryString.parameters(raw));
            return meant;
        } catch (IllegalArgumentException noUri) {
            // A client that leaves quotes unescaped: there is no URI to look at.
            return decoded;
        }
    }

    /** The same with its body. */
    ScimRequest with(String body) {
        return new ScimRequest(method, path, parameters, headers, body, payment);
    }

    /** The same without what its address asks for beside its path. */
    ScimRequest withoutParameters() {
        return new ScimRequest(method, path, new MultivaluedHashMap<>(), headers, sent, payment, leftOut);
    }

    /** How large its body may be, in bytes. */
    int largest() {
        return path.contains("Groups") ? Limits.GROUP_BODY_BYTES : BulkRequest.MAX_PAYLOAD;
    }

    /**
     * Makes sure, by its head alone, that its body is one that is received.
     *
     * @throws ScimProblem 415 also for a content coding such as gzip, 413
     */
    void requireReadable() {
        requireJson();
        header(HttpHeaders.CONTENT_ENCODING)
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .ifPresent(encoding -> {
                    throw ScimProblem.unsupportedEncoding(encoding);
                });
        long announced =
                header(HttpHeaders.CONTENT_LENGTH).map(ScimRequest::number).orElse(0L);
        if (announced > largest()) {
            throw ScimProblem.tooLarge(largest());
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** One operation of this Bulk request, as if it had come alone and asked for no more than it is told. */
    ScimRequest alone(BulkOperation operation) {
        MultivaluedMap<String, String> brief = new MultivaluedHashMap<>();
        brief.putSingle("attributes", "id");
        List<String> there = new ArrayList<>(path.subList(0, path.size() - 1));
        there.addAll(operation.segments());
        return new ScimRequest(
                operation.method(),
                List.copyOf(there),
                brief,
                name -> switch (name) {
                    case HttpHeaders.IF_MATCH -> operation.version().orElse(null);
                    case HttpHeaders.IF_NONE_MATCH -> null;
                    default -> headers.apply(name);
                },
                operation.data().map(ScimJson::text).orElse(""),
                Payment.PAID);
    }

    /**
     * The same once more without what it was refused for, if it takes a user out: that happens whatever else the request
     * carries. Not if the request may not be made at all, or not now: 401, 403, 404, 412, 429.
     */
    Optional<ScimRequest> after(ScimProblem problem) {
        return LEFT_OUT.contains(problem.status()) && takesOut()
                ? leftOut.after(problem)
                        .map(more -> new ScimRequest(method, path, parameters, headers, sent, Payment.ON_CREDIT, more))
                : Optional.empty();
    }

    private boolean takesOut() {
        boolean ofUser = path.size() == 4 && path.get(2).equals("Users");
        return ofUser
                && switch (method) {
                    case "DELETE" -> true;
                    case "PUT", "PATCH" -> deactivates();
                    default -> false;
                };
    }

    private boolean deactivates() {
        try {
            return method.equals("PUT") ? Deactivation.isInPut(body()) : Deactivation.isInPatch(body());
        } catch (ScimProblem unreadable) {
            return false;
        }
    }

    ScimRequest asking(String otherMethod) {
        return new ScimRequest(otherMethod, path, parameters, headers, sent, payment, leftOut);
    }

    /** Its head has been paid for. */
    ScimRequest paid() {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.PAID, leftOut);
    }

    /** To be done again. */
    ScimRequest onCredit() {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.ON_CREDIT, leftOut);
    }

    /** For people: what was asked, without what may be secret in it. */
    String line() {
        return method + " /"
                + path.stream()
                        .map(segment ->
                                WORDS.contains(segment) || ID.matcher(segment).matches() ? segment : "…")
                        .collect(Collectors.joining("/"));
    }

    /** Whether it is there to change something, and not only to look. */
    boolean changes() {
        return !method.equals("GET") && !path.contains(".search");
    }

    Optional<String> authorization() {
        return header(HttpHeaders.AUTHORIZATION);
    }

    /**
     * The body as a JSON object.
     *
     * @throws ScimProblem 415, 400 invalidSyntax
     */
    ObjectNode body() {
        requireJson();
        return ScimJson.object(sent);
    }

    private void requireJson() {
        header(HttpHeaders.CONTENT_TYPE)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !JSON.contains(type))
                .ifPresent(type -> {
                    throw ScimProblem.unsupportedMediaType(type);
                });
        charset();
    }

    /**
     * In which its body is written.
     *
     * @throws ScimProblem 415 if it is one that is not known
     */
    BodyCharset charset() {
        Optional<String> type = header(HttpHeaders.CONTENT_TYPE);
        return BodyCharset.of(type.orElse(null))
                .orElseThrow(() -> ScimProblem.unsupportedMediaType(type.orElseThrow()));
    }

    /** What is asked of a list in the address. */
    SearchRequest search() {
        return SearchRequest.ofAddress(parameters);
    }

    /** What is asked of a list in the body of a {@code .search}. */
    SearchRequest searchInBody() {
        return SearchRequest.ofBody(body());
    }

    Projection projection(ResourceSchema schema) {
        try {
            return search().projection(schema);
        } catch (ScimProblem problem) {
            if (leftOut.isPartial()) {
                return new SearchRequest(Map.of()).projection(schema);
            }
            throw problem;
        }
    }

    /** The versions that may be changed; empty if any may. */
    Optional<EntityTags> ifMatch() {
        return tags(HttpHeaders.IF_MATCH);
    }

    /** The versions that the client has already. */
    Optional<EntityTags> ifNoneMatch() {
        return tags(HttpHeaders.IF_NONE_MATCH);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    private Optional<EntityTags> tags(String header) {
        return header(header).map(EntityTags::of);
    }
}
