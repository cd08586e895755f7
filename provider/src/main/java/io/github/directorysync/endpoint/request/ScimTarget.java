package io.github.directorysync.endpoint.request;

/**
 * What the method and the path of a request mean.
 *
 * @param id of the one resource; empty if it is about many, or about a new one
 */
public record ScimTarget(TargetType type, ScimAction action, String id) {}
