package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** The number of requests that a directory sent in one hour. */
@Entity
@Table(name = "DS_TRAFFIC")
@IdClass(TrafficEntity.TrafficKey.class)
@NullUnmarked
public class TrafficEntity {

    public record TrafficKey(String directoryId, long hour) implements Serializable {
        TrafficKey() {
            this("", 0);
        }
    }

    @Id
    @Column(name = "DIRECTORY_ID")
    String directoryId;

    /** Hours since 1970. */
    @Id
    @Column(name = "HOUR_OF")
    long hour;

    @Column(name = "DONE")
    long done;

    /** Answered 4xx. */
    @Column(name = "REFUSED")
    long refused;

    /** Answered 5xx. */
    @Column(name = "FAILED")
    long failed;
}
