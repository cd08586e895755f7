package io.github.directorysync.keycloak.store;

import io.github.directorysync.keycloak.query.ServerTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.NullUnmarked;

/** A user of a directory: what Keycloak's own table has no room for. JPA fills it. */
@Entity
@Table(name = "DS_USER")
@SQLRestriction("GONE is null")
@NullUnmarked
public class DirectoryUserEntity {

    /** Keycloak's id of the user. */
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

    /** In lower case, to be found by. */
    @Column(name = "DISPLAY_NAME")
    public String displayName;

    /** The SCIM document as it was sent, in the schema's words. No {@code @Lob}: see the changelog. */
    @Column(name = "DOCUMENT")
    public String document;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    /** Since when a suspension of theirs is held; null if none is. */
    @Column(name = "HELD")
    public Long held;

    /** Since when a removal of theirs is held. Nothing but {@link AnyDirectoryUserEntity} sees them from then on. */
    @Column(name = "GONE")
    public Long gone;

    /** The organization of which the directory has made them, or found them, a member. */
    @Column(name = "ORGANIZATION_ID")
    public String organizationId;

    /** A {@link io.github.directorysync.sync.users.SyncState}; null for in step, and then so are first and last name and e-mail. */
    @Column(name = "STANDING")
    public String standing;

    /** What the directory says, where the account is another; null where they agree. */
    @Column(name = "ACTIVE")
    public Boolean active;

    /** What the directory says, as it is compared, where the account is called otherwise; null where they agree. */
    @Column(name = "USER_NAME")
    public String userName;

    /** The userName as it was sent, where Keycloak's lower case is another; null where it is the same. */
    @Column(name = "SENT_USER_NAME")
    public String sentUserName;

    @Column(name = "GIVEN_NAME")
    public String givenName;

    @Column(name = "FAMILY_NAME")
    public String familyName;

    /** The one that counts, in lower case. */
    @Column(name = "EMAIL")
    public String email;

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

    /** A row of now that is not stored yet. */
    public static DirectoryUserEntity begun(String userId, String directoryId) {
        DirectoryUserEntity row = new DirectoryUserEntity();
        row.userId = userId;
        row.directoryId = directoryId;
        row.created = ServerTime.now().toEpochMilli();
        row.lastModified = row.created;
        return row;
    }

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
