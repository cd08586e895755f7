package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A set-up link, stored with the hash of its secret only. Times are milliseconds since 1970. */
@Entity
@Table(name = "DS_SETUP_LINK")
@NullUnmarked
public class SetupLinkEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "SHA256")
    public String sha256;

    @Column(name = "LABEL")
    public String label;

    @Column(name = "EMAIL")
    public String email;

    /** Comma-separated, like {@code attributes} and {@code highestRoles}. */
    @Column(name = "SCOPES")
    public String scopes;

    @Column(name = "ATTRIBUTES")
    public String attributes;

    @Column(name = "HIGHEST_ROLES")
    public String highestRoles;

    @Column(name = "CREATED")
    public long created;

    @Column(name = "CREATED_BY")
    public String createdBy;

    @Column(name = "CREATED_BY_REALM")
    public String createdByRealm;

    @Column(name = "CREATED_BY_ID")
    public String createdById;

    @Column(name = "EXPIRES")
    public long expires;

    @Column(name = "REVOKED")
    public Long revoked;

    @Column(name = "RETURN_URL")
    public String returnUrl;

    @Column(name = "OPENED")
    public int opened;

    @Column(name = "LAST_OPENED")
    public Long lastOpened;
}
