package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/**
 * A random identifier of a realm. It distinguishes the realm from a copy that was imported with the same realm id. JPA
 * fills it.
 */
@Entity
@Table(name = "DS_REALM")
@NullUnmarked
public class RealmOriginEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** A random UUID. */
    @Column(name = "HOME")
    public String home;
}
