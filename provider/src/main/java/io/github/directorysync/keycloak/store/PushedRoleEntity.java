package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** A role that the identity provider sent for a user, stored so that a sign-in need not parse the SCIM document. */
@Entity
@Table(name = "DS_USER_ROLE")
@IdClass(PushedRoleEntity.PushedRoleKey.class)
@NullUnmarked
public class PushedRoleEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    /** A number that is unique among the user's pushed roles; it has no other meaning. */
    @Id
    @Column(name = "PLACE")
    int place;

    /** As sent. */
    @Column(name = "NAME")
    String name;

    PushedRoleEntity() {}

    public PushedRoleEntity(String userId, int place, String name) {
        this.userId = userId;
        this.place = place;
        this.name = name;
    }

    record PushedRoleKey(String userId, int place) implements Serializable {
        PushedRoleKey() {
            this("", 0);
        }
    }
}
