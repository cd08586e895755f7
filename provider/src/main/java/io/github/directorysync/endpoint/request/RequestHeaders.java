package io.github.directorysync.endpoint.request;

import io.github.directorysync.directory.request.BodyCharset;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP headers of a SCIM request.
 *
 * @param values returns the value of a header by its name; null if it was not sent
 */
public record RequestHeaders(UnaryOperator<@Nullable String> values) {

    private static final Set<String> JSON = Set.of("application/scim+json", "application/json");

    public Optional<String> header(String name) {
        return Optional.ofNullable(values.apply(name));
    }

    public Optional<String> authorization() {
        return header(HttpHeaders.AUTHORIZATION);
    }

    /** The versions that the client permits to be changed ({@code If-Match}); empty if it does not say. */
    public Optional<EntityTags> ifMatch() {
        return header(HttpHeaders.IF_MATCH).map(EntityTags::of);
    }

    /** The versions that the client has cached ({@code If-None-Match}). */
    public Optional<EntityTags> ifNoneMatch() {
        return header(HttpHeaders.IF_NONE_MATCH).map(EntityTags::of);
    }

    /**
     * The character encoding of the body.
     *
     * @throws ScimProblem 415 if it is unknown
     */
    public BodyCharset charset() {
        Optional<String> type = header(HttpHeaders.CONTENT_TYPE);
        return BodyCharset.of(type.orElse(null))
                .orElseThrow(() -> RequestRefusal.unsupportedMediaType(type.orElseThrow()));
    }

    /**
     * Refuses a body that the headers declare as something other than JSON.
     *
     * @throws ScimProblem 415
     */
    void requireJson() {
        header(HttpHeaders.CONTENT_TYPE)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !JSON.contains(type))
                .ifPresent(type -> {
                    throw RequestRefusal.unsupportedMediaType(type);
                });
        charset();
    }

    /**
     * Refuses a body by the headers alone.
     *
     * @param largest the largest permitted length, in bytes
     * @throws ScimProblem 415 for another media type or a content coding such as gzip; 413 if it is too long
     */
    void requireReadable(int largest) {
        requireJson();
        header(HttpHeaders.CONTENT_ENCODING)
                .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
                .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"))
                .ifPresent(encoding -> {
                    throw RequestRefusal.unsupportedEncoding(encoding);
                });
        long announced =
                header(HttpHeaders.CONTENT_LENGTH).map(RequestHeaders::number).orElse(0L);
        if (announced > largest) {
            throw RequestRefusal.tooLarge(largest);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
