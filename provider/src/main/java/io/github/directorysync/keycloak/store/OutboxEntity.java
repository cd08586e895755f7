package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** Drafts of the events of one change, written in its transaction, until they are put into the sequence of their realm. */
@Entity
@Table(name = "DS_OUTBOX")
@NullUnmarked
public class OutboxEntity {

    /** By the database: of changes of the same object the order of ids is the order of commits. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    public Long id;

    @Column(name = "REALM_ID")
    public String realmId;

    /** Empty if the change concerned the whole realm. */
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "DIRECTORY")
    public String directory;

    @Column(name = "ACTIVITY_ID")
    public String activityId;

    /** Whether the provider of the directory made the change. */
    @Column(name = "BY_PROVIDER")
    public boolean byProvider;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    /** How many events it becomes. */
    @Column(name = "EVENTS")
    public int events;

    /** JSON. Not a {@code @Lob}: see the changelog. */
    @Column(name = "DRAFTS")
    public String drafts;
}
