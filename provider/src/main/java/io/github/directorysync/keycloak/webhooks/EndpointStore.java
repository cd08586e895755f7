package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.events.EventFeed;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.WebhookEntity;
import io.github.directorysync.keycloak.store.WebhookStateEntity;
import io.github.directorysync.keycloak.webhooks.Endpoint.EndpointSettings;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.webhooks.WebhookSecret;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.RealmEntity;

/** The endpoints of a realm. Changes are statements, as deliveries change the same rows meanwhile. */
public final class EndpointStore {

    /** The most endpoints of a realm. */
    static final int MOST = 20;

    /** The resource type of admin events about endpoints. */
    public static final String RESOURCE_TYPE = "DIRECTORY_WEBHOOK";

    /** What the id of each endpoint begins with. */
    private static final String ID_PREFIX = "whe_";

    private final Database database;
    private final RealmModel realm;
    private final SecretCipher cipher;
    private final EndpointRows rows;

    public EndpointStore(KeycloakSession session, RealmModel realm) {
        this.database = new Database(session);
        this.realm = realm;
        this.rows = new EndpointRows(database);
        this.cipher = new SecretCipher(session, realm);
    }

    /** The endpoints, oldest first. */
    public List<Endpoint> all() {
        return database
                .list(
                        "from WebhookEntity w where w.realmId = :realm order by w.created, w.id",
                        WebhookEntity.class,
                        Map.of("realm", realm.getId()))
                .stream()
                .map(rows::endpoint)
                .toList();
    }

    /** The endpoint of that id; empty if the realm has none. */
    public Optional<Endpoint> find(String id) {
        return row(id).map(rows::endpoint);
    }

    private Optional<WebhookEntity> row(String id) {
        return database.find(WebhookEntity.class, id).filter(row -> row.realmId.equals(realm.getId()));
    }

    /**
     * Checks the limit before an endpoint is added.
     *
     * @throws InvalidSettings if the realm has {@link #MOST}
     */
    public void requireRoom() {
        // Without the lock, two transactions that add an endpoint at the same time would count the same number.
        database.entities().find(RealmEntity.class, realm.getId(), LockModeType.PESSIMISTIC_WRITE);
        long there = database.count(
                "select count(*) from WebhookEntity w where w.realmId = :realm", Map.of("realm", realm.getId()));
        if (there >= MOST) {
            throw new InvalidSettings("url", "A realm may have " + MOST + " endpoints at most.");
        }
    }

    /** Adds an endpoint, which gets the events from now on. */
    public Endpoint add(EndpointSettings settings, WebhookSecret secret) {
        WebhookEntity row = new WebhookEntity();
        Instant now = ServerTime.now();
        row.id = ID_PREFIX + Activity.newId(now);
        row.realmId = realm.getId();
        row.url = settings.url();
        row.description = settings.description();
        row.types = EndpointRows.types(settings.filter());
        row.directories = EndpointRows.joined(settings.filter().directories());
        row.enabled = settings.enabled();
        row.secret = cipher.encrypted(row.id, secret);
        row.created = now.toEpochMilli();
        database.entities().persist(row);
        // The foreign key is not known to Hibernate, which may insert in another order.
        database.flush();
        WebhookStateEntity state = new WebhookStateEntity();
        state.webhookId = row.id;
        EventFeed feed = new EventFeed(database, realm.getId());
        feed.begin();
        state.position = feed.bounds().last();
        database.entities().persist(state);
        database.flush();
        return find(row.id).orElseThrow();
    }

    /** Changes the settings. An endpoint that is enabled again is sent to at once. */
    public void change(Endpoint endpoint, EndpointSettings settings) {
        WebhookEntity row = row(endpoint.id()).orElseThrow();
        Map<String, Object> values = new HashMap<>();
        values.put("id", endpoint.id());
        values.put("url", settings.url());
        values.put("description", settings.description());
        values.put("types", EndpointRows.types(settings.filter()));
        values.put("directories", EndpointRows.joined(settings.filter().directories()));
        values.put("enabled", settings.enabled());
        boolean starts = settings.enabled()
                && (!endpoint.settings().enabled()
                        || !settings.url().equals(endpoint.settings().url()));
        if (starts) {
            // The state first, as a run does that disables the endpoint meanwhile.
            database.change(
                    "update WebhookStateEntity s set s.failures = 0, s.failingSince = null, s.restsUntil = null"
                            + " where s.webhookId = :id",
                    Map.of("id", endpoint.id()));
            database.find(WebhookStateEntity.class, endpoint.id()).ifPresent(database.entities()::refresh);
        }
        database.change(
                "update WebhookEntity w set w.url = :url, w.description = :description, w.types = :types,"
                        + " w.directories = :directories, w.enabled = :enabled, w.disabledReason = null where w.id = :id",
                values);
        database.entities().refresh(row);
    }

    /**
     * Replaces the secret; messages are signed with the former one too until the overlap ends, and with those before it until
     * theirs. Without an overlap only the new one signs from now on.
     */
    public void rotate(Endpoint endpoint, WebhookSecret secret, Duration overlap) {
        // Locked, so that of two rotations at a time none loses the secret that the app has.
        WebhookEntity row = row(endpoint.id()).orElseThrow();
        database.entities().refresh(row, LockModeType.PESSIMISTIC_WRITE);
        Instant now = ServerTime.now();
        FormerSecrets former = FormerSecrets.of(row).after(row.secret, now, overlap);
        row.formerSecret = former.text();
        row.formerUntil = former.end().map(Instant::toEpochMilli).orElse(null);
        row.secret = cipher.encrypted(row.id, secret);
        database.flush();
    }

    /** Deletes the endpoint with everything that waits for it. */
    public void delete(Endpoint endpoint) {
        Map<String, String> id = Map.of("id", endpoint.id());
        // In the order in which a run that delivers meanwhile locks them.
        database.change("delete from WebhookStateEntity s where s.webhookId = :id", id);
        database.change("delete from DeliveryEntity d where d.webhookId = :id", id);
        database.change("delete from WebhookEntity w where w.id = :id", id);
    }

    /** Sends the events behind that position again. */
    public void replayFrom(Endpoint endpoint, long position) {
        database.change(
                "update WebhookStateEntity s set s.position = :position where s.webhookId = :id",
                Map.of("position", position, "id", endpoint.id()));
        database.find(WebhookStateEntity.class, endpoint.id()).ifPresent(database.entities()::refresh);
    }

    /** Disables it because of what it answers or does not answer. */
    void disable(Endpoint endpoint, String reason) {
        database.change(
                "update WebhookEntity w set w.enabled = false, w.disabledReason = :reason where w.id = :id",
                Map.of("reason", reason, "id", endpoint.id()));
    }

    /** The secrets to sign with now, the newest first; empty if the realm's key that encrypted them is gone. */
    List<WebhookSecret> secrets(String id, Instant now) {
        WebhookEntity row = row(id).orElseThrow();
        List<WebhookSecret> secrets = new ArrayList<>();
        cipher.decrypted(id, row.secret).ifPresent(secrets::add);
        FormerSecrets.of(row)
                .valid(now)
                .forEach(former -> cipher.decrypted(id, former).ifPresent(secrets::add));
        return secrets;
    }
}
