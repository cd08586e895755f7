package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** An event of a realm. */
@Entity
@Table(name = "DS_EVENT")
@NullUnmarked
public class DirectoryEventEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    /** The place in the sequence of the realm, from 1. */
    @Column(name = "EVENT_POSITION")
    public long position;

    @Column(name = "TYPE")
    public String type;

    /** Empty if the event concerns no directory. */
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "DIRECTORY")
    public String directory;

    @Column(name = "ACTIVITY_ID")
    public String activityId;

    /** Milliseconds since 1970. When the change was made. */
    @Column(name = "CREATED")
    public long created;

    /** Milliseconds since 1970. When the event got its position; the retention period begins here. */
    @Column(name = "SEQUENCED")
    public long sequenced;

    /** JSON. Not a {@code @Lob}: see the changelog. */
    @Column(name = "DATA")
    public String data;
}
