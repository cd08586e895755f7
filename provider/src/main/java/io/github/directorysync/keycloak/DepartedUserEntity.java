package io.github.directorysync.keycloak;

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
class DepartedUserEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    /** By which the directory knows them, where that is another id than Keycloak's. */
    @Column(name = "SCIM_ID")
    String scimId;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    @Column(name = "EXTERNAL_ID")
    String externalId;

    @Column(name = "DOCUMENT")
    String document;

    @Column(name = "LAST_MODIFIED")
    long lastModified;

    @Column(name = "VERSION")
    long version;

    @Column(name = "HELD")
    Long held;

    @Column(name = "ACTIVE")
    Boolean active;

    @Column(name = "STANDING")
    String standing;

    /** In lower case; only where the account is called otherwise. */
    @Column(name = "USER_NAME")
    String userName;

    @Column(name = "CREATED")
    long created;

    @Column(name = "GONE")
    Long gone;

    /** The organization of which the directory has made them, or found them, a member. */
    @Column(name = "ORGANIZATION_ID")
    String organizationId;

    /**
     * What the directory last said of {@code active}; null if it is not known. Where {@code ACTIVE} is null too, the account was
     * left like that, and one that is disabled though this is true was disabled by an administrator.
     */
    @Column(name = "SAID_ACTIVE")
    Boolean saidActive;

    /** Whether what an export says of it is what the row says: see {@link PortableEntry}. */
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
