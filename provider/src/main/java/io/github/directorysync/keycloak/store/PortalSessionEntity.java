package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A session in the set-up portal, with the hash of the session's secret. Times are milliseconds since 1970. */
@Entity
@Table(name = "DS_PORTAL_SESSION")
@NullUnmarked
public class PortalSessionEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "LINK_ID")
    public String linkId;

    @Column(name = "SHA256")
    public String sha256;

    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_USED")
    public long lastUsed;
}
