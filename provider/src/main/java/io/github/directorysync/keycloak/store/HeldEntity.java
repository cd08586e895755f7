package io.github.directorysync.keycloak.store;

import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** A change of one user that the guard holds until an administrator decides, or that an administrator has decided. */
@Entity
@Table(name = "DS_HELD")
@NullUnmarked
public class HeldEntity {

    /**
     * Appended to an HQL condition on memberships {@code m}: leaves out those that the directory has ended and whose
     * end is held.
     */
    public static final String STILL_MEMBER = " and not exists (select 1 from HeldEntity h where h.groupId = m.groupId"
            + " and h.userId = m.user.id and h.state = 'HELD')";

    /** The condition {@link #STILL_MEMBER} for Criteria queries. */
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

    /** The id of the activity log entry of the request. */
    @Column(name = "ACTIVITY_ID")
    public String activityId;

    @Column(name = "DECIDED")
    public Long decided;

    @Column(name = "DECIDED_BY")
    public String decidedBy;
}
