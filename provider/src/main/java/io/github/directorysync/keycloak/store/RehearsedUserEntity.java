package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/** A user that a rehearsing directory has sent, and what going live would do to the user. JPA fills it. */
@Entity
@DynamicUpdate
@Table(name = "DS_REHEARSED_USER")
@NullUnmarked
public class RehearsedUserEntity {

    /** The SCIM id. */
    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "DIRECTORY_ID")
    public String directoryId;

    /** In the form in which names are compared. */
    @Column(name = "USER_NAME")
    public String userName;

    @Column(name = "EXTERNAL_ID")
    public String externalId;

    @Column(name = "ACTIVE")
    public boolean active;

    /** In lower case. */
    @Column(name = "DISPLAY_NAME")
    public String displayName;

    @Column(name = "GIVEN_NAME")
    public String givenName;

    @Column(name = "FAMILY_NAME")
    public String familyName;

    /** The primary e-mail address, in lower case. */
    @Column(name = "EMAIL")
    public String email;

    /** All e-mail addresses in lower case, a line break before and after each, for look-ups. */
    @Column(name = "EMAILS")
    public String emails;

    /** The SCIM document as it was sent, with the schema's attribute names. */
    @Column(name = "DOCUMENT")
    public String document;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;

    @Column(name = "LAST_MODIFIED")
    public long lastModified;

    @Column(name = "VERSION")
    public long version;

    /** How often something was sent that an assessment depends on, their groups included. */
    @Column(name = "TOUCHED")
    public long touched;

    /** When it was computed what going live would do, in milliseconds since 1970; null if something was sent since. */
    @Column(name = "ASSESSED")
    public Long assessed;

    /** A {@code RehearsalOutcome}; null before the first assessment. */
    @Column(name = "OUTCOME")
    public String outcome;

    /** Why: a {@code MatchedBy}, a {@code LinkingObstacle} or null. */
    @Column(name = "REASON")
    public String reason;

    /** The answer with which a live request would be refused. */
    @Column(name = "PROBLEM")
    public String problem;

    /** Keycloak's id of the account that would be linked or reviewed. */
    @Column(name = "ACCOUNT_ID")
    public String accountId;

    @Column(name = "SUSPENDS")
    public boolean suspends;

    @Column(name = "GAINS")
    public boolean gains;

    @Column(name = "LOSES")
    public boolean loses;

    /** The roles now and then, as JSON: see {@code RehearsedRole}. */
    @Column(name = "ROLES")
    public String roles;

    /** When it was made while the directory went live, in milliseconds since 1970; null before. */
    @Column(name = "LIVE")
    public Long live;
}
