package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** How far the sequence of a realm's events is. Whoever extends it locks this row. */
@Entity
@Table(name = "DS_EVENT_SEQUENCE")
@NullUnmarked
public class EventSequenceEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** The position of the last event; 0 if there was none. */
    @Column(name = "LAST_POSITION")
    public long last;

    /** The position of the last event that was deleted; 0 if none was. */
    @Column(name = "EXPIRED_POSITION")
    public long expired;
}
