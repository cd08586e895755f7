package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** An entry of the activity log. */
@Entity
@Table(name = "DS_ACTIVITY")
@NullUnmarked
public class ActivityEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    @Column(name = "DIRECTORY")
    public String directory;

    @Column(name = "REQUEST_ID")
    public String requestId;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "ACTOR_KIND")
    public String actorKind;

    @Column(name = "ACTOR")
    public String actor;

    @Column(name = "ACTOR_ID")
    public String actorId;

    @Column(name = "CLIENT")
    public String client;

    @Column(name = "ADDRESS")
    public String address;

    @Column(name = "METHOD")
    public String method;

    @Column(name = "PATH")
    public String path;

    @Column(name = "OPERATION")
    public String operation;

    @Column(name = "WRITES")
    public boolean writes;

    @Column(name = "TARGET_TYPE")
    public String targetType;

    @Column(name = "TARGET_ID")
    public String targetId;

    @Column(name = "TARGET_NAME")
    public String targetName;

    @Column(name = "STATUS")
    public int status;

    @Column(name = "OUTCOME")
    public String outcome;

    @Column(name = "MILLIS")
    public long millis;

    /** JSON. Not a {@code @Lob}: see the changelog. */
    @Column(name = "DETAIL")
    public String detail;
}
