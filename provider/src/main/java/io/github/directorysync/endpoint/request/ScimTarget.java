package io.github.directorysync.endpoint.request;

/**
 * The action and the resource type of a request.
 *
 * @param id of the resource; empty for a list, a search or a new resource
 */
public record ScimTarget(TargetType type, ScimAction action, String id) {}
