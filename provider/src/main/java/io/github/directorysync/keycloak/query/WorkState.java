package io.github.directorysync.keycloak.query;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one kind of scheduled work on this node.
 *
 * @param name the id of its provider
 * @param lastDone when the work last finished as this node knows, on this or on another node; empty before the first
 *     time
 * @param failing whether the latest run failed
 */
public record WorkState(String name, Optional<Instant> lastDone, boolean failing) {}
