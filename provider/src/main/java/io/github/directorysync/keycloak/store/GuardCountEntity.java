package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** The number of users that a directory removed in one minute, as the guard counts them. */
@Entity
@Table(name = "DS_GUARD_COUNT")
@IdClass(GuardCountEntity.GuardCountKey.class)
@NullUnmarked
public class GuardCountEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** The start of the minute, in milliseconds since 1970. */
    @Id
    @Column(name = "MINUTE_OF")
    public long minute;

    @Column(name = "PEOPLE")
    public long people;

    public record GuardCountKey(String directoryId, long minute) implements Serializable {
        GuardCountKey() {
            this("", 0);
        }
    }
}
