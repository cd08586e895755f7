package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** Some of the effects of an entry of the log that has no room for all of them. It goes with its entry. */
@Entity
@Table(name = "DS_ACTIVITY_PART")
@IdClass(ActivityPartEntity.Key.class)
@NullUnmarked
public class ActivityPartEntity {

    /** The entry and the number of the part, from 0. */
    public record Key(String activityId, int part) implements Serializable {
        Key() {
            this("", 0);
        }
    }

    @Id
    @Column(name = "ACTIVITY_ID")
    public String activityId;

    @Id
    @Column(name = "PART")
    public int part;

    /** How many effects of the entry stand in the parts before. */
    @Column(name = "FIRST_EFFECT")
    public int firstEffect;

    @Column(name = "EFFECTS")
    public int effects;

    /** A JSON array of effects. No {@code @Lob}: see the changelog. */
    @Column(name = "DETAIL")
    public String detail;
}
