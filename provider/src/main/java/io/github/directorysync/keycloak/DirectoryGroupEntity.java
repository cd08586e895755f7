package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.NullUnmarked;

/** A group of a directory: what Keycloak's own table has no room for. JPA fills it. */
@Entity
@Table(name = "DS_GROUP")
@SQLRestriction("GONE is null")
@NullUnmarked
class DirectoryGroupEntity {

    /** Keycloak's id of the group. */
    @Id
    @Column(name = "GROUP_ID")
    String groupId;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    @Column(name = "EXTERNAL_ID")
    String externalId;

    /** In lower case, to be found by; {@link GroupNames} keeps it in step with Keycloak's. */
    @Column(name = "DISPLAY_NAME")
    String displayName;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    long created;

    @Column(name = "LAST_MODIFIED")
    long lastModified;

    @Column(name = "VERSION")
    long version;

    /** Since when its removal is held. Nothing but {@link DepartedGroupEntity} sees it from then on. */
    @Column(name = "GONE")
    Long gone;

    /** What its externalId was, while a removal of it is held. */
    @Column(name = "GONE_EXTERNAL_ID")
    String goneExternalId;
}
