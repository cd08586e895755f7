package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

    @Column(name = "GONE")
    Long gone;

    /** The organization of which the directory has made them, or found them, a member. */
    @Column(name = "ORGANIZATION_ID")
    String organizationId;
}
