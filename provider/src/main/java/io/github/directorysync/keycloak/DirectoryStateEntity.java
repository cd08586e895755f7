package io.github.directorysync.keycloak;

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
class DirectoryStateEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    String directoryId;

    /** Milliseconds since 1970. */
    @Column(name = "FIRST_REQUEST")
    Long first;

    @Column(name = "LAST_REQUEST")
    Long last;

    @Column(name = "LAST_DONE")
    Long lastDone;

    @Column(name = "LAST_REFUSED")
    Long lastRefused;

    @Column(name = "REFUSAL")
    String refusal;

    @Column(name = "REFUSED_IN_A_ROW")
    int refusedInARow;

    /** What becomes of its users and groups while it is being deleted, such as {@code SUSPEND,KEEP,1700000000} with the second in which that began; else nothing. */
    /** Milliseconds since 1970. */
    @Column(name = "LAST_DENIED")
    Long lastDenied;

    /** The word of a {@code Denial}. */
    @Column(name = "DENIAL")
    String denial;

    @Column(name = "REMOVAL")
    String removal;

    /** The organization of which all its people are members by now. */
    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    /** When it came in by an import, people and all. Milliseconds since 1970. */
    @Column(name = "IMPORTED")
    Long imported;

    /** How far it has caught up with its options, such as {@code true,<id of the last one>}; nothing if it has. */
    @Column(name = "CATCH_UP")
    String catchUp;

    /** Since when directory sync is not enabled for it, in milliseconds since 1970; nothing if it is. */
    @Column(name = "NOT_ENABLED")
    Long notEnabled;

    /** Who deletes it: see {@link RequestOrigin#written()}. */
    @Column(name = "REMOVAL_ORIGIN")
    String removalOrigin;

    /** Who has switched on what it catches up with. */
    @Column(name = "CATCH_UP_ORIGIN")
    String catchUpOrigin;
}
