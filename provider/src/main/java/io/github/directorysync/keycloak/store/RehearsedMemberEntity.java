package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** A member of a group of a rehearsing directory. JPA fills it. */
@Entity
@IdClass(RehearsedMemberEntity.RehearsedMemberKey.class)
@Table(name = "DS_REHEARSED_MEMBER")
@NullUnmarked
public class RehearsedMemberEntity {

    @Id
    @Column(name = "GROUP_ID")
    public String groupId;

    @Id
    @Column(name = "USER_ID")
    public String userId;

    /** The key. */
    public static final class RehearsedMemberKey implements Serializable {

        private static final long serialVersionUID = 1;

        public String groupId;
        public String userId;

        @Override
        public boolean equals(Object other) {
            return other instanceof RehearsedMemberKey key && key.groupId.equals(groupId) && key.userId.equals(userId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(groupId, userId);
        }
    }
}
