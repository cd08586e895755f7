package io.github.directorysync.keycloak.store;

import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** A change of one person that waits for an administrator, or what one has decided. */
@Entity
@Table(name = "DS_HELD")
@NullUnmarked
public class HeldEntity {

    /** Behind a condition on memberships {@code m}: those only that the directory has not ended. */
    public static final String STILL_MEMBER = " and not exists (select 1 from HeldEntity h where h.groupId = m.groupId"
            + " and h.userId = m.user.id and h.state = 'HELD')";

    /** The same for a query that is built. */
    public static HqlCondition stillMember() {
        return HqlCondition.exists(
                        List.of(new QueryScope.Table("h", HeldEntity.class)),
                        HqlCondition.same("h.groupId", "m.groupId"),
                        HqlCondition.same("h.userId", "m.user.id"),
                        HqlCondition.equal("h.state", "HELD"))
                .negated();
    }

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "USER_ID")
    public String userId;

    @Column(name = "USER_NAME")
    public String userName;

    @Column(name = "WHAT")
    public String what;

    @Column(name = "GROUP_ID")
    public String groupId;

    @Column(name = "GROUP_NAME")
    public String groupName;

    @Column(name = "REASON")
    public String reason;

    @Column(name = "STATE")
    public String state;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    /** By which entry of the log. */
    @Column(name = "ACTIVITY_ID")
    public String activityId;

    @Column(name = "DECIDED")
    public Long decided;

    @Column(name = "DECIDED_BY")
    public String decidedBy;
}
