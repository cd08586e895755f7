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

/** A group of a directory: what Keycloak's own table has no room for. JPA fills it. */
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

    /** The same in lower case, to be found by: see {@code GroupNameIndex}. */
    @Column(name = "DISPLAY_NAME")
    public String displayName;

    /** The name that the group was given in Keycloak. */
    @Column(name = "KEYCLOAK_NAME")
    public String keycloakName;

    /** Since when an administrator calls it something else in Keycloak, in milliseconds since 1970; nothing if nobody does. */
    @Column(name = "RENAMED")
    public Long renamed;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    /** Since when its removal is held. Nothing but {@link AnyDirectoryGroupEntity} sees it from then on. */
    @Column(name = "GONE")
    public Long gone;

    /** What its externalId was, while a removal of it is held. */
    @Column(name = "GONE_EXTERNAL_ID")
    public String goneExternalId;

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
        return String.join("|", externalId, String.valueOf(gone), name, keycloakName);
    }
}
