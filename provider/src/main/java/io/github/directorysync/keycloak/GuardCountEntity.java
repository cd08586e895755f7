package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** How many people a directory has taken out in one minute. */
@Entity
@Table(name = "DS_GUARD_COUNT")
@IdClass(GuardCountEntity.Key.class)
@NullUnmarked
class GuardCountEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    String directoryId;

    /** Milliseconds since 1970. */
    @Id
    @Column(name = "MINUTE_OF")
    long minute;

    @Column(name = "PEOPLE")
    long people;

    record Key(String directoryId, long minute) implements Serializable {
        Key() {
            this("", 0);
        }
    }
}
