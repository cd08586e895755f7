package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.NullUnmarked;

/** Somebody whom a directory has deleted and whose account is still there. JPA fills it. */
@Entity
@Table(name = "DS_FORMER_USER")
@NullUnmarked
public class FormerUserEntity {

    /** Keycloak's id of the user. */
    @Id
    @Column(name = "USER_ID")
    public String userId;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    /** Milliseconds since 1970. */
    @Column(name = "REMOVED")
    public long removed;

    /** Since when {@code suspend-users} keeps the account as it was; null if it is as {@code on-delete} says. */
    @Column(name = "WITHHELD")
    public Long withheld;

    /** Whether what an export says of it is what the row says: see {@code ExportedEntry}. */
    @Column(name = "EXPORTED")
    public Boolean exported;

    @Transient
    private String portable;

    @PostLoad
    void loaded() {
        portable = portable();
    }

    @PreUpdate
    void changes() {
        exported = portable().equals(portable) ? exported : null;
    }

    private String portable() {
        return String.join("|", externalId, String.valueOf(withheld));
    }
}
