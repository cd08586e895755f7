package io.github.directorysync.keycloak.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** An endpoint that gets the events of a realm. */
@Entity
@Table(name = "DS_WEBHOOK")
@NullUnmarked
public class WebhookEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "URL")
    public String url;

    @Column(name = "DESCRIPTION")
    public String description;

    /** Types of events, separated by commas; empty for all. */
    @Column(name = "TYPES")
    public String types;

    /** Ids of directories, separated by commas; empty for all. */
    @Column(name = "DIRECTORIES")
    public String directories;

    @Column(name = "ENABLED")
    public boolean enabled;

    /** Why the server disabled it; null if it did not. */
    @Column(name = "DISABLED_REASON")
    public String disabledReason;

    /** Encrypted with the realm's key. */
    @Column(name = "SECRET")
    public String secret;

    /** The secret before the last rotation, encrypted; null if there is none. */
    @Column(name = "FORMER_SECRET")
    public String formerSecret;

    /** Milliseconds since 1970. Until when messages are signed with the former secret too. */
    @Column(name = "FORMER_UNTIL")
    public Long formerUntil;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED")
    public long created;
}
