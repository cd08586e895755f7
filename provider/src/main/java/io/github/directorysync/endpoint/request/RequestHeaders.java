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
 * The HTTP headers of a SCIM request, and what they say of its body.
 *
 * @param values the value of a header by its name; null if it was not sent
 */
public record RequestHeaders(UnaryOperator<@Nullable String> values) {

    private static final Set<String> JSON = Set.of("application/scim+json", "application/json");

    public Optional<String> header(String name) {
        return Optional.ofNullable(values.apply(name));
    }

    public Optional<String> authorization() {
        return header(HttpHeaders.AUTHORIZATION);
    }

    /** The versions that may be changed; empty if any may. */
    public Optional<EntityTags> ifMatch() {
        return header(HttpHeaders.IF_MATCH).map(EntityTags::of);
    }

    /** The versions that the client has already. */
    public Optional<EntityTags> ifNoneMatch() {
        return header(HttpHeaders.IF_NONE_MATCH).map(EntityTags::of);
    }

    /**
     * The character encoding of the body.
     *
     * @throws ScimProblem 415 if it is one that is not known
     */
    public BodyCharset charset() {
        Optional<String> type = header(HttpHeaders.CONTENT_TYPE);
        return BodyCharset.of(type.orElse(null))
                .orElseThrow(() -> RequestRefusal.unsupportedMediaType(type.orElseThrow()));
    }

    /**
     * Refuses a body that is not JSON, as far as the headers say.
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
     * Refuses a body that is not to be received, as far as the headers say.
     *
     * @param largest the length in bytes that it may have
     * @throws ScimProblem 415 also for a content coding such as gzip, 413
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
