package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** An e-mail address of a user besides the one in Keycloak's user table, stored so that an index answers filters. */
@Entity
@Table(name = "DS_USER_EMAIL")
@IdClass(DirectoryEmailEntity.DirectoryEmailKey.class)
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

    record DirectoryEmailKey(String userId, String email) implements Serializable {
        DirectoryEmailKey() {
            this("", "");
        }
    }
}
