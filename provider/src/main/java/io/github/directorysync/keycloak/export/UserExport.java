package io.github.directorysync.keycloak.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.directories.AttributeSignature;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.export.ExportedEntry.EntryState;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.RealmOrigin;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.users.SyncState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Copies rows of {@code DS_USER} and {@code DS_FORMER_USER} to attributes of the users, since realm exports contain no
 * tables. The rows are the source of truth: an entry becomes a row only if it came by an import and the user has no row.
 */
final class UserExport {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final AttributeSignature signature;
    private final String home;

    UserExport(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.signature = new AttributeSignature(session);
        this.home = new RealmOrigin(session, realm).name();
    }

    void write(AnyDirectoryUserEntity row) {
        Map<String, String> fields = fields(row.directoryId, row.externalId, row.created);
        put(fields, ExportedEntry.SCIM_ID, row.scimId);
        if (row.gone != null) {
            put(fields, ExportedEntry.STATE, EntryState.WITHHELD.name());
            // The column is cleared, so that another user may get the externalId.
            put(
                    fields,
                    ExportedEntry.EXTERNAL_ID,
                    ScimJson.object(row.document).path("externalId").asText(null));
        } else {
            put(fields, ExportedEntry.ACTIVE, row.active == null ? null : row.active.toString());
            put(fields, ExportedEntry.SAID_ACTIVE, row.saidActive == null ? null : row.saidActive.toString());
            if (SyncState.AWAITED.name().equals(row.standing)) {
                put(fields, ExportedEntry.STATE, EntryState.AWAITED.name());
                put(fields, ExportedEntry.USER_NAME, row.userName);
            } else if (row.standing == null) {
                put(fields, ExportedEntry.USER_NAME, row.userName);
            }
        }
        write(row.userId, new ExportedEntry(fields));
    }

    void write(FormerUserEntity row) {
        Map<String, String> fields = fields(row.directoryId, row.externalId, row.removed);
        put(fields, ExportedEntry.STATE, (row.withheld == null ? EntryState.FORMER : EntryState.WITHHELD).name());
        write(row.userId, new ExportedEntry(fields));
    }

    private Map<String, String> fields(String directory, @Nullable String externalId, long created) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                ExportedEntry.HOME, home,
                ExportedEntry.DIRECTORY, directory,
                ExportedEntry.CREATED, Long.toString(created)));
        put(fields, ExportedEntry.EXTERNAL_ID, externalId);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }

    private void write(String id, ExportedEntry entry) {
        UserModel user = session.users().getUserById(realm, id);
        if (user != null && !read(user).equals(Optional.of(entry))) {
            try {
                user.setAttribute(ExportedEntry.ATTRIBUTE, entry.texts(id, signature));
            } catch (ReadOnlyException federated) {
                // Realm exports do not contain users of read-only federations.
            }
        }
    }

    private Optional<ExportedEntry> read(UserModel user) {
        return ExportedEntry.of(
                user.getId(), user.getAttributeStream(ExportedEntry.ATTRIBUTE).toList(), signature);
    }

    /**
     * Makes a row of the entry of a user who has none, if it came by an import; else removes the attribute.
     *
     * @return the entry, if it became a row
     */
    Optional<ExportedEntry> restore(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            return Optional.empty();
        }
        Optional<ExportedEntry> entry = read(user).filter(this::isOfADirectoryHere);
        if (entry.filter(found -> found.isForeignTo(home)).isEmpty()) {
            user.removeAttribute(ExportedEntry.ATTRIBUTE);
            return Optional.empty();
        }
        entry.ifPresent(found -> database.entities()
                .persist(
                        found.state()
                                        .filter(state -> state != EntryState.AWAITED)
                                        .isPresent()
                                ? former(id, found)
                                : member(id, found)));
        return entry;
    }

    /**
     * Whether the directory is in this realm and no other user has the externalId: with two users of one externalId it is
     * unknown whom it means.
     */
    private boolean isOfADirectoryHere(ExportedEntry entry) {
        String directory = entry.get(ExportedEntry.DIRECTORY).orElse("");
        boolean unique = entry.get(ExportedEntry.EXTERNAL_ID)
                .map(external -> database.count(
                                "select count(*) from AnyDirectoryUserEntity d where d.directoryId = :directory"
                                        + " and d.externalId = :external",
                                Map.of("directory", directory, "external", external))
                        == 0)
                .orElse(true);
        return unique && DirectoryLookup.byId(realm, directory).isPresent();
    }

    private static FormerUserEntity former(String id, ExportedEntry entry) {
        FormerUserEntity row = new FormerUserEntity();
        row.userId = id;
        row.directoryId = entry.get(ExportedEntry.DIRECTORY).orElseThrow();
        row.externalId = entry.get(ExportedEntry.EXTERNAL_ID).orElse(null);
        row.removed = entry.created();
        row.withheld = entry.state().filter(EntryState.WITHHELD::equals).isPresent() ? (Long) row.removed : null;
        return row;
    }

    /**
     * The row of a user. Attributes that only the SCIM document has are missing until the directory sends the user again.
     */
    private static DirectoryUserEntity member(String id, ExportedEntry entry) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        DirectoryUserEntity row = new DirectoryUserEntity();
        row.userId = id;
        row.scimId = entry.get(ExportedEntry.SCIM_ID).orElse(null);
        row.directoryId = entry.get(ExportedEntry.DIRECTORY).orElseThrow();
        row.externalId = entry.get(ExportedEntry.EXTERNAL_ID).orElse(null);
        entry.get(ExportedEntry.EXTERNAL_ID).ifPresent(external -> document.put("externalId", external));
        row.active = entry.get(ExportedEntry.ACTIVE).map(Boolean::valueOf).orElse(null);
        row.userName = entry.get(ExportedEntry.USER_NAME).orElse(null);
        // Older exports lack it; then no user counts as disabled by an administrator.
        row.saidActive =
                entry.get(ExportedEntry.SAID_ACTIVE).map(Boolean::valueOf).orElse(null);
        if (entry.state().isPresent()) {
            row.standing = SyncState.AWAITED.name();
            document.put("userName", row.userName);
        }
        row.document = ScimJson.text(document);
        row.created = entry.created();
        row.lastModified = ServerTime.now().toEpochMilli();
        // A version that no client may have seen.
        row.version = ServerTime.now().getEpochSecond();
        return row;
    }
}
