package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/**
 * What has been heard of a directory, and whether it is being deleted. JPA fills it. Several write different columns of it at
 * the same time, so only those are written that have changed.
 */
@Entity
@DynamicUpdate
@Table(name = "DS_DIRECTORY_STATE")
@NullUnmarked
public class DirectoryStateEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** Milliseconds since 1970. */
    @Column(name = "FIRST_REQUEST")
    public Long first;

    @Column(name = "LAST_REQUEST")
    public Long last;

    @Column(name = "LAST_DONE")
    public Long lastDone;

    @Column(name = "LAST_REFUSED")
    public Long lastRefused;

    @Column(name = "REFUSAL")
    public String refusal;

    @Column(name = "REFUSED_IN_A_ROW")
    public int refusedInARow;

    /** What becomes of its users and groups while it is being deleted, such as {@code SUSPEND,KEEP,1700000000} with the second in which that began; else nothing. */
    /** Milliseconds since 1970. */
    @Column(name = "LAST_DENIED")
    public Long lastDenied;

    /** The word of a {@code Denial}. */
    @Column(name = "DENIAL")
    public String denial;

    @Column(name = "REMOVAL")
    public String removal;

    /** The organization of which all its people are members by now. */
    @Column(name = "ORGANIZATION_ID")
    public String organizationId;

    /** When it came in by an import, people and all. Milliseconds since 1970. */
    @Column(name = "IMPORTED")
    public Long imported;

    /** How far it has caught up with its options, such as {@code true,<id of the last one>}; nothing if it has. */
    @Column(name = "CATCH_UP")
    public String catchUp;

    /** Since when directory sync is not enabled for it, in milliseconds since 1970; nothing if it is. */
    @Column(name = "NOT_ENABLED")
    public Long notEnabled;

    /** Who deletes it: see {@code RequestOrigin.written()}. */
    @Column(name = "REMOVAL_ORIGIN")
    public String removalOrigin;

    /** Who has switched on what it catches up with. */
    @Column(name = "CATCH_UP_ORIGIN")
    public String catchUpOrigin;
}
