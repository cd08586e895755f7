package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** Somebody whom a directory has deleted and whose account is still there. JPA fills it. */
@Entity
@Table(name = "DS_FORMER_USER")
@NullUnmarked
class FormerUserEntity {

    /** Keycloak's id of the user. */
    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    @Column(name = "EXTERNAL_ID")
    String externalId;

    /** Milliseconds since 1970. */
    @Column(name = "REMOVED")
    long removed;

    /** Since when {@code suspend-users} keeps the account as it was; null if it is as {@code on-delete} says. */
    @Column(name = "WITHHELD")
    Long withheld;
}
