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

/** A user of a directory: columns that Keycloak's user table lacks. JPA fills it. */
@Entity
@Table(name = "DS_USER")
@SQLRestriction("GONE is null")
@NullUnmarked
public class DirectoryUserEntity {

    /** Keycloak's id of the user. */
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

    /** In lower case, for look-ups. */
    @Column(name = "DISPLAY_NAME")
    public String displayName;

    /** The SCIM document as it was sent, with the schema's attribute names. Not a {@code @Lob}: see the changelog. */
    @Column(name = "DOCUMENT")
    public String document;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    /** When the guard held a suspension of the user, in milliseconds since 1970; null if none is held. */
    @Column(name = "HELD")
    public Long held;

    /**
     * When the guard held the removal of the user, in milliseconds since 1970. From then on only {@link
     * AnyDirectoryUserEntity} sees the user.
     */
    @Column(name = "GONE")
    public Long gone;

    /** The organization of which the directory made the user a member or found the user to be one. */
    @Column(name = "ORGANIZATION_ID")
    public String organizationId;

    /**
     * A {@link io.github.directorysync.sync.users.SyncState}; null for a synced user, whose first and last name and
     * e-mail are null here too.
     */
    @Column(name = "STANDING")
    public String standing;

    /** The directory's value of {@code active}, if the account has another; null if they agree. */
    @Column(name = "ACTIVE")
    public Boolean active;

    /**
     * The directory's userName in the form in which names are compared, if the account has another username; null if
     * they agree.
     */
    @Column(name = "USER_NAME")
    public String userName;

    /** The userName as it was sent, if it differs from Keycloak's lower-case username; else null. */
    @Column(name = "SENT_USER_NAME")
    public String sentUserName;

    @Column(name = "GIVEN_NAME")
    public String givenName;

    @Column(name = "FAMILY_NAME")
    public String familyName;

    /** The primary e-mail address, in lower case. */
    @Column(name = "EMAIL")
    public String email;

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

    /** Creates a row with the current time that is not persisted yet. */
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
