package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.NullUnmarked;

/** A group of a directory: columns that Keycloak's group table lacks. JPA fills it. */
@Entity
@Table(name = "DS_GROUP")
@SQLRestriction("GONE is null")
@NullUnmarked
public class DirectoryGroupEntity {

    /** Keycloak's id of the group. */
    @Id
    @Column(name = "GROUP_ID")
    public String groupId;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    /** The displayName that the directory sent last. */
    @Column(name = "NAME")
    public String name;

    /** The displayName in lower case, for look-ups: see {@code GroupNameIndex}. */
    @Column(name = "DISPLAY_NAME")
    public String displayName;

    /** The name that the group was given in Keycloak. */
    @Column(name = "KEYCLOAK_NAME")
    public String keycloakName;

    /** When an administrator renamed the group in Keycloak, in milliseconds since 1970; null if it is not renamed. */
    @Column(name = "RENAMED")
    public Long renamed;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    /**
     * When the guard held the removal of the group, in milliseconds since 1970. From then on only {@link
     * AnyDirectoryGroupEntity} sees it.
     */
    @Column(name = "GONE")
    public Long gone;

    /** The externalId while the removal of the group is held. */
    @Column(name = "GONE_EXTERNAL_ID")
    public String goneExternalId;

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
        return String.join("|", externalId, String.valueOf(gone), name, keycloakName);
    }
}
