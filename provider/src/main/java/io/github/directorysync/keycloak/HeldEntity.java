package io.github.directorysync.keycloak;

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
class HeldEntity {

    /** Behind a condition on memberships {@code m}: those only that the directory has not ended. */
    static final String STILL_MEMBER = " and not exists (select 1 from HeldEntity h where h.groupId = m.groupId"
            + " and h.userId = m.user.id and h.state = 'HELD')";

    /** The same for a query that is built. */
    static Condition stillMember() {
        return Condition.exists(
                        List.of(new QueryScope.Table("h", HeldEntity.class)),
                        Condition.same("h.groupId", "m.groupId"),
                        Condition.same("h.userId", "m.user.id"),
                        Condition.equal("h.state", "HELD"))
                .negated();
    }

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    @Column(name = "USER_ID")
    String userId;

    @Column(name = "USER_NAME")
    String userName;

    @Column(name = "WHAT")
    String what;

    @Column(name = "GROUP_ID")
    String groupId;

    @Column(name = "GROUP_NAME")
    String groupName;

    @Column(name = "REASON")
    String reason;

    @Column(name = "STATE")
    String state;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    long created;

    /** By which entry of the log. */
    @Column(name = "ACTIVITY_ID")
    String activityId;

    @Column(name = "DECIDED")
    Long decided;

    @Column(name = "DECIDED_BY")
    String decidedBy;
}
