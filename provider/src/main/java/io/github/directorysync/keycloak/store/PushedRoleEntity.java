package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** A role that the identity provider names for a user, so that a sign-in need not read the document. */
@Entity
@Table(name = "DS_USER_ROLE")
@IdClass(PushedRoleEntity.Key.class)
@NullUnmarked
public class PushedRoleEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    /** Among the user's; says nothing else. */
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

    record Key(String userId, int place) implements Serializable {
        Key() {
            this("", 0);
        }
    }
}
