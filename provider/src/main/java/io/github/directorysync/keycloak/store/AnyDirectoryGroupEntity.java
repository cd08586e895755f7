package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/**
 * A group of a directory, including groups whose removal the guard holds and which {@link DirectoryGroupEntity} hides.
 */
@Entity
@Table(name = "DS_GROUP")
@NullUnmarked
public class AnyDirectoryGroupEntity {

    @Id
    @Column(name = "GROUP_ID")
    public String groupId;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "NAME", insertable = false, updatable = false)
    public String name;

    @Column(name = "DISPLAY_NAME", insertable = false, updatable = false)
    String displayName;

    @Column(name = "KEYCLOAK_NAME", insertable = false, updatable = false)
    String keycloakName;

    @Column(name = "RENAMED", insertable = false, updatable = false)
    Long renamed;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    @Column(name = "GONE")
    public Long gone;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    /** The externalId while the removal of the group is held. */
    @Column(name = "GONE_EXTERNAL_ID")
    public String goneExternalId;
}
