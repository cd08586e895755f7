package io.github.directorysync.keycloak;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** Somebody whom a directory sent and who may be an account that the realm has: what an administrator has to decide. */
@Entity
@Table(name = "DS_REVIEW")
@NullUnmarked
class ReviewEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "DIRECTORY_ID")
    String directoryId;

    /** In lower case. There is one row for each. */
    @Column(name = "USER_NAME")
    String userName;

    @Column(name = "EXTERNAL_ID")
    String externalId;

    /** As it was sent last; no password is in it. */
    @Column(name = "DOCUMENT")
    String document;

    /** Nothing for an account that Keycloak does not keep itself. */
    @Column(name = "CANDIDATE_ID")
    String candidateId;

    /** Keycloak's id of the directory's user who was to be renamed; nothing for somebody new. */
    @Column(name = "PERSON_ID")
    String personId;

    @Column(name = "REASON")
    String reason;

    @Column(name = "STATE")
    String state;

    @Column(name = "TIMES")
    int times;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    long created;

    @Column(name = "LAST_SENT")
    long lastSent;

    @Column(name = "DECIDED")
    Long decided;

    @Column(name = "DECIDED_BY")
    String decidedBy;
}
