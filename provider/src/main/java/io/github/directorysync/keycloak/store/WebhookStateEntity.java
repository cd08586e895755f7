package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** How far the deliveries to an endpoint are. Apart from its settings, which administrators change meanwhile. */
@Entity
@Table(name = "DS_WEBHOOK_STATE")
@NullUnmarked
public class WebhookStateEntity {

    @Id
    @Column(name = "WEBHOOK_ID")
    public String webhookId;

    /** The position of the last event that was sent, or did not have to be. */
    @Column(name = "EVENT_POSITION")
    public long position;

    /** How many attempts have failed since the last success. */
    @Column(name = "FAILURES")
    public int failures;

    /** Milliseconds since 1970. The first of these failures. */
    @Column(name = "FAILING_SINCE")
    public Long failingSince;

    /** Milliseconds since 1970. Nothing is sent before. */
    @Column(name = "RESTS_UNTIL")
    public Long restsUntil;

    /** The run that delivers to the endpoint. */
    @Column(name = "LEASE_OWNER")
    public String owner;

    /** Milliseconds since 1970. From then on another run may take over. */
    @Column(name = "LEASE_UNTIL")
    public Long leaseUntil;

    /** Milliseconds since 1970. */
    @Column(name = "LAST_SUCCESS")
    public Long lastSuccess;

    /** Milliseconds since 1970. */
    @Column(name = "LAST_FAILURE")
    public Long lastFailure;

    /** Why the last failed attempt failed. */
    @Column(name = "LAST_PROBLEM")
    public String lastProblem;
}
