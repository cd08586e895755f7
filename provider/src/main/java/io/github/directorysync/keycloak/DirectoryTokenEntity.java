package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A token that was issued for a directory: its hash, never itself. */
@Entity
@Table(name = "DS_TOKEN")
@NullUnmarked
class DirectoryTokenEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    @Column(name = "SHA256")
    String sha256;

    @Column(name = "LAST_FOUR")
    String lastFour;

    @Column(name = "LABEL")
    String label;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    long created;

    @Column(name = "EXPIRES")
    Long expires;

    /** Milliseconds between its making and the end that it was given; nothing if none. A rotation does not change it. */
    @Column(name = "LIFE")
    Long life;

    @Column(name = "LAST_USED")
    Long lastUsed;

    /** How many days before the end somebody was warned last. */
    @Column(name = "WARNED")
    Integer warned;
}
