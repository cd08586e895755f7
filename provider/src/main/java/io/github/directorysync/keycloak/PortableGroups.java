package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Text;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The rows of {@code DS_GROUP} once more, at the groups themselves: see {@link PortableUsers}. */
final class PortableGroups {

    /** Keycloak keeps 255 characters of a group's attribute. */
    private static final int LONGEST = 240;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final AttributeSignature signature;
    private final String home;

    PortableGroups(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.signature = new AttributeSignature(session);
        this.home = new RealmHome(session, realm).name();
    }

    void write(DirectoryGroupEntity row) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                PortableEntry.HOME,
                home,
                PortableEntry.DIRECTORY,
                row.directoryId,
                PortableEntry.CREATED,
                Long.toString(row.created)));
        if (row.externalId != null && row.externalId.length() <= LONGEST) {
            fields.put(PortableEntry.EXTERNAL_ID, row.externalId);
        }
        GroupModel group = session.groups().getGroupById(realm, row.groupId);
        if (group == null) {
            return;
        }
        if (row.name != null && !row.name.equals(group.getName())) {
            String begin = Text.fitting(row.name, LONGEST);
            fields.put(PortableEntry.DISPLAY_NAME, begin);
            fields.put(PortableEntry.DISPLAY_NAME_2, row.name.substring(begin.length()));
        }
        if (row.renamed != null) {
            fields.put(PortableEntry.RENAMED, Long.toString(row.renamed));
        }
        PortableEntry entry = new PortableEntry(fields);
        if (!read(group).equals(Optional.of(entry))) {
            group.setAttribute(PortableEntry.ATTRIBUTE, entry.texts(row.groupId, signature));
        }
    }

    private Optional<PortableEntry> read(GroupModel group) {
        return PortableEntry.of(
                group.getId(), group.getAttributeStream(PortableEntry.ATTRIBUTE).toList(), signature);
    }

    /** The entry, if it became a row. */
    Optional<PortableEntry> restore(String id) {
        GroupModel group = session.groups().getGroupById(realm, id);
        if (group == null) {
            return Optional.empty();
        }
        Optional<PortableEntry> entry = read(group)
                .filter(found -> found.isForeignTo(home))
                .filter(found -> KeycloakDirectories.byId(
                                realm, found.get(PortableEntry.DIRECTORY).orElse(""))
                        .isPresent());
        entry.ifPresentOrElse(
                found -> database.entities().persist(row(group, found)),
                () -> group.removeAttribute(PortableEntry.ATTRIBUTE));
        return entry;
    }

    private static DirectoryGroupEntity row(GroupModel group, PortableEntry entry) {
        DirectoryGroupEntity row = new DirectoryGroupEntity();
        row.groupId = group.getId();
        row.directoryId = entry.get(PortableEntry.DIRECTORY).orElseThrow();
        row.externalId = entry.get(PortableEntry.EXTERNAL_ID).orElse(null);
        row.name = entry.get(PortableEntry.DISPLAY_NAME)
                .map(name -> name + entry.get(PortableEntry.DISPLAY_NAME_2).orElse(""))
                .orElseGet(group::getName);
        row.displayName = GroupNames.key(row.name);
        row.renamed = entry.get(PortableEntry.RENAMED).map(Long::valueOf).orElse(null);
        row.keycloakName = row.renamed == null ? group.getName() : row.name;
        row.created = entry.created();
        row.lastModified = ServerTime.now().toEpochMilli();
        row.version = ServerTime.now().getEpochSecond();
        return row;
    }
}
