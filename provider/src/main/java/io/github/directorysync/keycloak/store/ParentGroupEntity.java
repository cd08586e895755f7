package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** The Keycloak group under which a directory's groups are created. Each directory has its own. JPA fills it. */
@Entity
@Table(name = "DS_PARENT_GROUP")
@NullUnmarked
public class ParentGroupEntity {

    @Id
    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "GROUP_ID")
    public String groupId;
}
