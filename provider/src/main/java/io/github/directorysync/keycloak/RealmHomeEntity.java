package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** What tells a realm from one that was imported from its export, which may have the same id. JPA fills it. */
@Entity
@Table(name = "DS_REALM")
@NullUnmarked
class RealmHomeEntity {

    @Id
    @Column(name = "REALM_ID")
    String realmId;

    /** A random UUID. */
    @Column(name = "HOME")
    String home;
}
