package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** A further e-mail of a user, beside the one that Keycloak keeps, so that a filter finds it by an index. */
@Entity
@Table(name = "DS_USER_EMAIL")
@IdClass(DirectoryEmailEntity.Key.class)
@NullUnmarked
public class DirectoryEmailEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    /** In lower case. */
    @Id
    @Column(name = "EMAIL")
    String email;

    DirectoryEmailEntity() {}

    public DirectoryEmailEntity(String userId, String email) {
        this.userId = userId;
        this.email = email;
    }

    record Key(String userId, String email) implements Serializable {
        Key() {
            this("", "");
        }
    }
}
