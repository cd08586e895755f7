package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.NullUnmarked;

/** A user whom a directory has deleted but whose account still exists. JPA fills it. */
@Entity
@Table(name = "DS_FORMER_USER")
@NullUnmarked
public class FormerUserEntity {

    /** Keycloak's id of the user. */
    @Id
    @Column(name = "USER_ID")
    public String userId;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    /** Milliseconds since 1970. */
    @Column(name = "REMOVED")
    public long removed;

    /**
     * Since when, in milliseconds since 1970, the account stays as it was because {@code suspend-users} is off; null
     * if {@code on-delete} was applied.
     */
    @Column(name = "WITHHELD")
    public Long withheld;

    /** Whether the exported attributes of the account or group match this row: see {@code ExportedEntry}. */
    @Column(name = "EXPORTED")
    public Boolean exported;

    @Transient
    private String portable;

    @PostLoad
    void loaded() {
        portable = portable();
    }

    @PreUpdate
    void changes() {
        exported = portable().equals(portable) ? exported : null;
    }

    private String portable() {
        return String.join("|", externalId, String.valueOf(withheld));
    }
}
