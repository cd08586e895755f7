package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A user whom a directory sent and who may be the owner of an existing account: an administrator has to decide. */
@Entity
@Table(name = "DS_REVIEW")
@NullUnmarked
public class ReviewEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** In lower case. There is one row for each userName of a directory. */
    @Column(name = "USER_NAME")
    public String userName;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    /** The SCIM document as it was last sent, without a password. */
    @Column(name = "DOCUMENT")
    public String document;

    /** The id of the existing account; null for an account that is not in Keycloak's own user table. */
    @Column(name = "CANDIDATE_ID")
    public String candidateId;

    /** Keycloak's id of the directory's user that was to be renamed; null for a new user. */
    @Column(name = "PERSON_ID")
    public String personId;

    @Column(name = "REASON")
    public String reason;

    @Column(name = "STATE")
    public String state;

    @Column(name = "TIMES")
    public int times;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_SENT")
    public long lastSent;

    @Column(name = "DECIDED")
    public Long decided;

    @Column(name = "DECIDED_BY")
    public String decidedBy;
}
