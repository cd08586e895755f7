package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** The SAML NameID that a user of a directory had before the latest rename. JPA fills it. */
@Entity
@Table(name = "DS_FORMER_NAME_ID")
@NullUnmarked
public class FormerNameIdEntity {

    /** Keycloak's id of the user. */
    @Id
    @Column(name = "USER_ID")
    public String userId;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** In lower case, for look-ups. */
    @Column(name = "NAME_ID")
    public String nameId;

    /** Until when it still identifies the user, in milliseconds since 1970. */
    @Column(name = "LASTS_UNTIL")
    public long until;
}
