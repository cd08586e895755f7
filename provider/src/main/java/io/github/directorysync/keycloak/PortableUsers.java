package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.PortableEntry.State;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * The rows of {@code DS_USER} and {@code DS_FORMER_USER} once more, at the people themselves, since no export has tables.
 * The rows are the truth: an entry becomes a row only where it came in by an import and the person has no row.
 */
final class PortableUsers {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final AttributeSignature signature;
    private final String home;

    PortableUsers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.signature = new AttributeSignature(session);
        this.home = new RealmHome(session, realm).name();
    }

    void write(DepartedUserEntity row) {
        Map<String, String> fields = fields(row.directoryId, row.externalId, row.created);
        put(fields, PortableEntry.SCIM_ID, row.scimId);
        if (row.gone != null) {
            put(fields, PortableEntry.STATE, State.WITHHELD.name());
            // The column is free for somebody else meanwhile.
            put(
                    fields,
                    PortableEntry.EXTERNAL_ID,
                    ScimJson.object(row.document).path("externalId").asText(null));
        } else {
            put(fields, PortableEntry.ACTIVE, row.active == null ? null : row.active.toString());
            put(fields, PortableEntry.SAID_ACTIVE, row.saidActive == null ? null : row.saidActive.toString());
            if (Standing.AWAITED.name().equals(row.standing)) {
                put(fields, PortableEntry.STATE, State.AWAITED.name());
                put(fields, PortableEntry.USER_NAME, row.userName);
            } else if (row.standing == null) {
                put(fields, PortableEntry.USER_NAME, row.userName);
            }
        }
        write(row.userId, new PortableEntry(fields));
    }

    void write(FormerUserEntity row) {
        Map<String, String> fields = fields(row.directoryId, row.externalId, row.removed);
        put(fields, PortableEntry.STATE, (row.withheld == null ? State.FORMER : State.WITHHELD).name());
        write(row.userId, new PortableEntry(fields));
    }

    private Map<String, String> fields(String directory, @Nullable String externalId, long created) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                PortableEntry.HOME, home,
                PortableEntry.DIRECTORY, directory,
                PortableEntry.CREATED, Long.toString(created)));
        put(fields, PortableEntry.EXTERNAL_ID, externalId);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }

    private void write(String id, PortableEntry entry) {
        UserModel user = session.users().getUserById(realm, id);
        if (user != null && !read(user).equals(Optional.of(entry))) {
            try {
                user.setAttribute(PortableEntry.ATTRIBUTE, entry.texts(id, signature));
            } catch (ReadOnlyException federated) {
                // Of somebody whom a read-only federation keeps, an export says nothing anyway.
            }
        }
    }

    private Optional<PortableEntry> read(UserModel user) {
        return PortableEntry.of(
                user.getId(), user.getAttributeStream(PortableEntry.ATTRIBUTE).toList(), signature);
    }

    /**
     * Makes a row of what stands at somebody who has none, if it came in by an import; else it goes.
     *
     * @return the entry, if it became a row
     */
    Optional<PortableEntry> restore(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            return Optional.empty();
        }
        Optional<PortableEntry> entry = read(user).filter(this::isOfADirectoryHere);
        if (entry.filter(found -> found.isForeignTo(home)).isEmpty()) {
            user.removeAttribute(PortableEntry.ATTRIBUTE);
            return Optional.empty();
        }
        entry.ifPresent(found -> database.entities()
                .persist(
                        found.state().filter(state -> state != State.AWAITED).isPresent()
                                ? former(id, found)
                                : member(id, found)));
        return entry;
    }

    /** Of two with one externalId nobody knows who it is. */
    private boolean isOfADirectoryHere(PortableEntry entry) {
        String directory = entry.get(PortableEntry.DIRECTORY).orElse("");
        boolean unique = entry.get(PortableEntry.EXTERNAL_ID)
                .map(external -> database.count(
                                "select count(*) from DepartedUserEntity d where d.directoryId = :directory"
                                        + " and d.externalId = :external",
                                Map.of("directory", directory, "external", external))
                        == 0)
                .orElse(true);
        return unique && KeycloakDirectories.byId(realm, directory).isPresent();
    }

    private static FormerUserEntity former(String id, PortableEntry entry) {
        FormerUserEntity row = new FormerUserEntity();
        row.userId = id;
        row.directoryId = entry.get(PortableEntry.DIRECTORY).orElseThrow();
        row.externalId = entry.get(PortableEntry.EXTERNAL_ID).orElse(null);
        row.removed = entry.created();
        row.withheld = entry.state().filter(State.WITHHELD::equals).isPresent() ? (Long) row.removed : null;
        return row;
    }

    /** What only the document knew is not there until the directory sends it again. */
    private static DirectoryUserEntity member(String id, PortableEntry entry) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        DirectoryUserEntity row = new DirectoryUserEntity();
        row.userId = id;
        row.scimId = entry.get(PortableEntry.SCIM_ID).orElse(null);
        row.directoryId = entry.get(PortableEntry.DIRECTORY).orElseThrow();
        row.externalId = entry.get(PortableEntry.EXTERNAL_ID).orElse(null);
        entry.get(PortableEntry.EXTERNAL_ID).ifPresent(external -> document.put("externalId", external));
        row.active = entry.get(PortableEntry.ACTIVE).map(Boolean::valueOf).orElse(null);
        row.userName = entry.get(PortableEntry.USER_NAME).orElse(null);
        // Exports of before do not say it: then nobody counts as disabled by an administrator.
        row.saidActive =
                entry.get(PortableEntry.SAID_ACTIVE).map(Boolean::valueOf).orElse(null);
        if (entry.state().isPresent()) {
            row.standing = Standing.AWAITED.name();
            document.put("userName", row.userName);
        }
        row.document = ScimJson.text(document);
        row.created = entry.created();
        row.lastModified = ServerTime.now().toEpochMilli();
        // None that the client may have seen.
        row.version = ServerTime.now().getEpochSecond();
        return row;
    }
}
