package io.github.directorysync.keycloak.store;

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
public class GuardCountEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** Milliseconds since 1970. */
    @Id
    @Column(name = "MINUTE_OF")
    public long minute;

    @Column(name = "PEOPLE")
    public long people;

    public record Key(String directoryId, long minute) implements Serializable {
        Key() {
            this("", 0);
        }
    }
}
