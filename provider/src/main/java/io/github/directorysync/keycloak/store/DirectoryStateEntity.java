package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/**
 * The state of a directory: its latest requests, its removal, its catch-up with changed options. JPA fills it.
 * Concurrent transactions write different columns, so each update writes only the columns that have changed.
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

    /** Milliseconds since 1970. */
    @Column(name = "LAST_DENIED")
    public Long lastDenied;

    /** The name of a {@code Denial}. */
    @Column(name = "DENIAL")
    public String denial;

    /**
     * The removal plan while the directory is being deleted, such as {@code SUSPEND,KEEP,1700000000} with the second
     * in which the removal began; else null.
     */
    @Column(name = "REMOVAL")
    public String removal;

    /** The organization of which all users of the directory have been made members. */
    @Column(name = "ORGANIZATION_ID")
    public String organizationId;

    /** When the directory was imported with its users, in milliseconds since 1970. */
    @Column(name = "IMPORTED")
    public Long imported;

    /**
     * The progress of the catch-up with changed options, such as {@code true,<id of the last user>,NOW}; null if the
     * directory has caught up.
     */
    @Column(name = "CATCH_UP")
    public String catchUp;

    /** When directory sync was disabled for the directory, in milliseconds since 1970; null if it is enabled. */
    @Column(name = "NOT_ENABLED")
    public Long notEnabled;

    /** Who deletes the directory: see {@code RequestOrigin.written()}. */
    @Column(name = "REMOVAL_ORIGIN")
    public String removalOrigin;

    /** Who changed the options that it catches up with: see {@code RequestOrigin.written()}. */
    @Column(name = "CATCH_UP_ORIGIN")
    public String catchUpOrigin;
}
