package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/**
 * A part of the effects of an activity log entry that has more effects than fit into its row. It is deleted with the
 * entry.
 */
@Entity
@Table(name = "DS_ACTIVITY_PART")
@IdClass(ActivityPartEntity.ActivityPartKey.class)
@NullUnmarked
public class ActivityPartEntity {

    /** The id of the entry and the number of the part, from 0. */
    public record ActivityPartKey(String activityId, int part) implements Serializable {
        ActivityPartKey() {
            this("", 0);
        }
    }

    @Id
    @Column(name = "ACTIVITY_ID")
    public String activityId;

    @Id
    @Column(name = "PART")
    public int part;

    /** The number of effects in the previous parts. */
    @Column(name = "FIRST_EFFECT")
    public int firstEffect;

    @Column(name = "EFFECTS")
    public int effects;

    /** A JSON array of effects. Not a {@code @Lob}: see the changelog. */
    @Column(name = "DETAIL")
    public String detail;
}
