package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.NullUnmarked;

/** A user of a directory, including users whose removal the guard holds and whom {@link DirectoryUserEntity} hides. */
@Entity
@Table(name = "DS_USER")
@NullUnmarked
public class AnyDirectoryUserEntity {

    @Id
    @Column(name = "USER_ID")
    public String userId;

    /** The SCIM id of the user, if it differs from Keycloak's id. */
    @Column(name = "SCIM_ID")
    public String scimId;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    @Column(name = "DOCUMENT")
    public String document;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    @Column(name = "HELD")
    public Long held;

    @Column(name = "ACTIVE")
    public Boolean active;

    @Column(name = "STANDING")
    public String standing;

    /** In lower case; only if the account has another username. */
    @Column(name = "USER_NAME")
    public String userName;

    @Column(name = "CREATED")
    public long created;

    @Column(name = "GONE")
    public Long gone;

    /** The organization of which the directory made the user a member or found the user to be one. */
    @Column(name = "ORGANIZATION_ID")
    public String organizationId;

    /**
     * The last value of {@code active} that the directory sent; null if unknown. If it is true, {@code ACTIVE} is null
     * and the account is disabled, an administrator disabled it.
     */
    @Column(name = "SAID_ACTIVE")
    public Boolean saidActive;

    /** Whether the exported attributes of the account or group match this row: see {@code ExportedEntry}. */
    @Column(name = "EXPORTED")
    Boolean exported;

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
        return String.join(
                "|",
                externalId,
                scimId,
                standing,
                userName,
                String.valueOf(active),
                String.valueOf(saidActive),
                String.valueOf(gone));
    }
}
