package io.github.directorysync.keycloak.export;

import io.github.directorysync.keycloak.directories.AttributeSignature;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.RealmOrigin;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.scim.Text;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Copies rows of {@code DS_GROUP} to attributes of the groups: see {@link UserExport}. */
final class GroupExport {

    /**
     * The most characters of a text, so that {@code name=text} stays within the 255 that Keycloak keeps of a group's
     * attribute.
     */
    private static final int LONGEST = 240;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final AttributeSignature signature;
    private final String home;

    GroupExport(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.signature = new AttributeSignature(session);
        this.home = new RealmOrigin(session, realm).name();
    }

    void write(DirectoryGroupEntity row) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                ExportedEntry.HOME,
                home,
                ExportedEntry.DIRECTORY,
                row.directoryId,
                ExportedEntry.CREATED,
                Long.toString(row.created)));
        if (row.externalId != null && row.externalId.length() <= LONGEST) {
            fields.put(ExportedEntry.EXTERNAL_ID, row.externalId);
        }
        GroupModel group = session.groups().getGroupById(realm, row.groupId);
        if (group == null) {
            return;
        }
        if (row.name != null && !row.name.equals(group.getName())) {
            String begin = Text.fitting(row.name, LONGEST);
            fields.put(ExportedEntry.DISPLAY_NAME, begin);
            fields.put(ExportedEntry.DISPLAY_NAME_2, row.name.substring(begin.length()));
        }
        if (row.renamed != null) {
            fields.put(ExportedEntry.RENAMED, Long.toString(row.renamed));
        }
        ExportedEntry entry = new ExportedEntry(fields);
        if (!read(group).equals(Optional.of(entry))) {
            group.setAttribute(ExportedEntry.ATTRIBUTE, entry.texts(row.groupId, signature));
        }
    }

    private Optional<ExportedEntry> read(GroupModel group) {
        return ExportedEntry.of(
                group.getId(), group.getAttributeStream(ExportedEntry.ATTRIBUTE).toList(), signature);
    }

    /**
     * Makes a row of the group's entry, if it came by an import; else removes the attribute.
     *
     * @return the entry, if it became a row
     */
    Optional<ExportedEntry> restore(String id) {
        GroupModel group = session.groups().getGroupById(realm, id);
        if (group == null) {
            return Optional.empty();
        }
        Optional<ExportedEntry> entry = read(group)
                .filter(found -> found.isForeignTo(home))
                .filter(found -> DirectoryLookup.byId(
                                realm, found.get(ExportedEntry.DIRECTORY).orElse(""))
                        .isPresent());
        entry.ifPresentOrElse(
                found -> database.entities().persist(row(group, found)),
                () -> group.removeAttribute(ExportedEntry.ATTRIBUTE));
        return entry;
    }

    private static DirectoryGroupEntity row(GroupModel group, ExportedEntry entry) {
        DirectoryGroupEntity row = new DirectoryGroupEntity();
        row.groupId = group.getId();
        row.directoryId = entry.get(ExportedEntry.DIRECTORY).orElseThrow();
        row.externalId = entry.get(ExportedEntry.EXTERNAL_ID).orElse(null);
        row.name = entry.get(ExportedEntry.DISPLAY_NAME)
                .map(name -> name + entry.get(ExportedEntry.DISPLAY_NAME_2).orElse(""))
                .orElseGet(group::getName);
        row.displayName = GroupNameIndex.key(row.name);
        row.renamed = entry.get(ExportedEntry.RENAMED).map(Long::valueOf).orElse(null);
        row.keycloakName = row.renamed == null ? group.getName() : row.name;
        row.created = entry.created();
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version = ServerTime.now().getEpochSecond();
        return row;
    }
}
