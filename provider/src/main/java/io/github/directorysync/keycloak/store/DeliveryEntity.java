package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A message that an endpoint did not take at once: it is sent again, or is a dead letter. Or a test message. */
@Entity
@Table(name = "DS_WEBHOOK_DELIVERY")
@NullUnmarked
public class DeliveryEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "WEBHOOK_ID")
    public String webhookId;

    @Column(name = "EVENT_ID")
    public String eventId;

    /** Null for a test message. */
    @Column(name = "EVENT_POSITION")
    public Long position;

    @Column(name = "TYPE")
    public String type;

    /** {@code WAITING}, {@code DEAD}, or {@code DELIVERED} for test messages. */
    @Column(name = "STATE")
    public String state;

    @Column(name = "ATTEMPTS")
    public int attempts;

    /** Milliseconds since 1970. */
    @Column(name = "DUE")
    public long due;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    /** Milliseconds since 1970. */
    @Column(name = "LAST_ATTEMPT")
    public Long lastAttempt;

    /** The HTTP status of the last answer; null if there was none. */
    @Column(name = "LAST_STATUS")
    public Integer lastStatus;

    /** Why the last attempt failed. */
    @Column(name = "LAST_PROBLEM")
    public String lastProblem;
}
