package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.NullUnmarked;

/** A user of a directory, also one whose removal is held and whom the directory itself does not see any more. */
@Entity
@Table(name = "DS_USER")
@NullUnmarked
public class AnyDirectoryUserEntity {

    @Id
    @Column(name = "USER_ID")
    public String userId;

    /** By which the directory knows them, where that is another id than Keycloak's. */
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

    /** In lower case; only where the account is called otherwise. */
    @Column(name = "USER_NAME")
    public String userName;

    @Column(name = "CREATED")
    public long created;

    @Column(name = "GONE")
    public Long gone;

    /** The organization of which the directory has made them, or found them, a member. */
    @Column(name = "ORGANIZATION_ID")
    public String organizationId;

    /**
     * What the directory last said of {@code active}; null if it is not known. Where {@code ACTIVE} is null too, the account was
     * left like that, and one that is disabled though this is true was disabled by an administrator.
     */
    @Column(name = "SAID_ACTIVE")
    public Boolean saidActive;

    /** Whether what an export says of it is what the row says: see {@code ExportedEntry}. */
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
