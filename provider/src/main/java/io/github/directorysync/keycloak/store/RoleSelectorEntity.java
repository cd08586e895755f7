package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** Why a user was given a role directly, and until when. The role itself is Keycloak's role mapping. JPA fills it. */
@Entity
@Table(name = "DS_SELECTOR")
@IdClass(RoleSelectorEntity.RoleSelectorKey.class)
@NullUnmarked
public class RoleSelectorEntity {

    @Id
    @Column(name = "USER_ID")
    public String userId;

    @Id
    @Column(name = "ROLE_ID")
    public String roleId;

    @Column(name = "REASON")
    public String reason;

    /** The username of the administrator who set it. */
    @Column(name = "SET_BY")
    public String setBy;

    /** Milliseconds since 1970. */
    @Column(name = "SET_AT")
    public long setAt;

    @Column(name = "EXPIRES")
    public Long expires;

    record RoleSelectorKey(String userId, String roleId) implements Serializable {
        RoleSelectorKey() {
            this("", "");
        }
    }
}
