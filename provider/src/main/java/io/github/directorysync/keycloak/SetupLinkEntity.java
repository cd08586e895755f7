package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A set-up link: the hash of its secret, never the secret. Times are milliseconds since 1970. */
@Entity
@Table(name = "DS_SETUP_LINK")
@NullUnmarked
class SetupLinkEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    @Column(name = "SHA256")
    String sha256;

    @Column(name = "LABEL")
    String label;

    @Column(name = "EMAIL")
    String email;

    /** Words with commas between them, like the next two. */
    @Column(name = "SCOPES")
    String scopes;

    @Column(name = "ATTRIBUTES")
    String attributes;

    @Column(name = "HIGHEST_ROLES")
    String highestRoles;

    @Column(name = "CREATED")
    long created;

    @Column(name = "CREATED_BY")
    String createdBy;

    @Column(name = "CREATED_BY_REALM")
    String createdByRealm;

    @Column(name = "CREATED_BY_ID")
    String createdById;

    @Column(name = "EXPIRES")
    long expires;

    @Column(name = "REVOKED")
    Long revoked;

    @Column(name = "RETURN_URL")
    String returnUrl;

    @Column(name = "OPENED")
    int opened;

    @Column(name = "LAST_OPENED")
    Long lastOpened;
}
