package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** A change of a user's role in an app, with the activity log entry of the request that caused it. */
@Entity
@Table(name = "DS_ROLE_CHANGE")
@IdClass(RoleChangeEntity.RoleChangeKey.class)
@NullUnmarked
public class RoleChangeEntity {

    /** A request changes a user's role in an app at most once. */
    record RoleChangeKey(String userId, String appId, String activityId) implements Serializable {
        RoleChangeKey() {
            this("", "", "");
        }
    }

    @Id
    @Column(name = "USER_ID")
    public String userId;

    @Id
    @Column(name = "APP_ID")
    public String appId;

    @Id
    @Column(name = "ACTIVITY_ID")
    public String activityId;

    @Column(name = "CREATED")
    public long created;

    @Column(name = "ROLE_BEFORE")
    public String before;

    @Column(name = "ROLE_AFTER")
    public String after;
}
