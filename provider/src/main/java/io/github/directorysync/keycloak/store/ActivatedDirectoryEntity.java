package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A directory for which the event of its activation exists. */
@Entity
@Table(name = "DS_ACTIVATED")
@NullUnmarked
public class ActivatedDirectoryEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "REALM_ID")
    public String realmId;
}
