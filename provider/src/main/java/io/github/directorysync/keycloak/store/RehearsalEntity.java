package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/**
 * The rehearsal of a directory. Each writing request to the rehearsing directory locks the row, so that going live begins
 * after the last of them. The row stays after that: it tells late requests that the rehearsal is over. JPA fills it.
 */
@Entity
@Table(name = "DS_REHEARSAL")
@NullUnmarked
public class RehearsalEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** When an administrator let the directory go live, in milliseconds since 1970; null before. */
    @Column(name = "GOING_LIVE")
    public Long goingLive;

    /** Who did: see {@code RequestOrigin.written()}. */
    @Column(name = "ORIGIN")
    public String origin;

    /** When all that was rehearsed had been made, in milliseconds since 1970; null before. */
    @Column(name = "LIVE")
    public Long live;
}
