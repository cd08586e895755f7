package io.github.directorysync.endpoint;

/**
 * What the method and the path of a request mean.
 *
 * @param id of the one resource; empty if it is about many, or about a new one
 */
record ScimTarget(TargetType type, ScimAction action, String id) {}
