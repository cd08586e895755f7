package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A token that was issued for a directory, stored as its hash only. */
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

    /**
     * The time in milliseconds from creation to the requested expiry; null without expiry. A rotation does not change
     * it.
     */
    @Column(name = "LIFE")
    public Long life;

    @Column(name = "LAST_USED")
    public Long lastUsed;

    /** How many days before expiry the latest warning was sent. */
    @Column(name = "WARNED")
    public Integer warned;
}
