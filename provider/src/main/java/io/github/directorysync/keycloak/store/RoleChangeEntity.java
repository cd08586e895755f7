package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** That a person's role in an app changed, and by which entry of the log. */
@Entity
@Table(name = "DS_ROLE_CHANGE")
@IdClass(RoleChangeEntity.Key.class)
@NullUnmarked
public class RoleChangeEntity {

    /** One request changes a person's role in an app once. */
    record Key(String userId, String appId, String activityId) implements Serializable {
        Key() {
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
