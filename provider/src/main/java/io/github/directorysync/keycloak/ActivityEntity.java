package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** One entry of the log. */
@Entity
@Table(name = "DS_ACTIVITY")
@NullUnmarked
class ActivityEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    @Column(name = "DIRECTORY")
    String directory;

    @Column(name = "REQUEST_ID")
    String requestId;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    long created;

    @Column(name = "ACTOR_KIND")
    String actorKind;

    @Column(name = "ACTOR")
    String actor;

    @Column(name = "ACTOR_ID")
    String actorId;

    @Column(name = "CLIENT")
    String client;

    @Column(name = "ADDRESS")
    String address;

    @Column(name = "METHOD")
    String method;

    @Column(name = "PATH")
    String path;

    @Column(name = "OPERATION")
    String operation;

    @Column(name = "WRITES")
    boolean writes;

    @Column(name = "TARGET_TYPE")
    String targetType;

    @Column(name = "TARGET_ID")
    String targetId;

    @Column(name = "TARGET_NAME")
    String targetName;

    @Column(name = "STATUS")
    int status;

    @Column(name = "OUTCOME")
    String outcome;

    @Column(name = "MILLIS")
    long millis;

    /** JSON. No {@code @Lob}: see the changelog. */
    @Column(name = "DETAIL")
    String detail;
}
