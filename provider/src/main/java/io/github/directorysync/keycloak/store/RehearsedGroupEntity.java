package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/**
 * A group that a rehearsing directory has sent. After the directory has gone live, rows are left of those groups whose
 * Keycloak group has another id than the client knows. JPA fills it.
 */
@Entity
@DynamicUpdate
@Table(name = "DS_REHEARSED_GROUP")
@NullUnmarked
public class RehearsedGroupEntity {

    /** The SCIM id. */
    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    /** The displayName as it was sent. */
    @Column(name = "NAME")
    public String name;

    /** The displayName as it is compared: see {@code GroupNameIndex}. */
    @Column(name = "DISPLAY_NAME")
    public String displayName;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    /** When it was made while the directory went live, in milliseconds since 1970; null before. */
    @Column(name = "LIVE")
    public Long live;

    /** Keycloak's id of the group that was made or adopted. */
    @Column(name = "GROUP_ID")
    public String groupId;
}
