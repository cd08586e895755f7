package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A token that was issued for a directory: its hash, never itself. */
@Entity
@Table(name = "DS_TOKEN")
@NullUnmarked
public class DirectoryTokenEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "SHA256")
    public String sha256;

    @Column(name = "LAST_FOUR")
    public String lastFour;

    @Column(name = "LABEL")
    public String label;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "EXPIRES")
    public Long expires;

    /** Milliseconds between its making and the end that it was given; nothing if none. A rotation does not change it. */
    @Column(name = "LIFE")
    public Long life;

    @Column(name = "LAST_USED")
    public Long lastUsed;

    /** How many days before the end somebody was warned last. */
    @Column(name = "WARNED")
    public Integer warned;
}
