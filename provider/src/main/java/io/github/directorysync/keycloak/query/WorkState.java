package io.github.directorysync.keycloak.query;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one kind of scheduled work on this node.
 *
 * @param name the id of its provider
 * @param lastDone when this node, or another one in its place, last finished it; empty before the first time
 * @param failing whether it has failed since
 */
public record WorkState(String name, Optional<Instant> lastDone, boolean failing) {}
