package io.github.directorysync.keycloak;

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
class ActivityPartEntity {

    /** The entry and the number of the part, from 0. */
    record Key(String activityId, int part) implements Serializable {
        Key() {
            this("", 0);
        }
    }

    @Id
    @Column(name = "ACTIVITY_ID")
    String activityId;

    @Id
    @Column(name = "PART")
    int part;

    /** How many effects of the entry stand in the parts before. */
    @Column(name = "FIRST_EFFECT")
    int firstEffect;

    @Column(name = "EFFECTS")
    int effects;

    /** A JSON array of effects. No {@code @Lob}: see the changelog. */
    @Column(name = "DETAIL")
    String detail;
}
