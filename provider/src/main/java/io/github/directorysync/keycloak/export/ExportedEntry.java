package io.github.directorysync.keycloak.export;

import io.github.directorysync.keycloak.directories.AttributeSignature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row of a user or group of a directory as it is kept in a realm export: an attribute with the values {@code name=text},
 * one of them a signature. Values are short, since Keycloak keeps 255 characters of each.
 */
record ExportedEntry(Map<String, String> fields) {

    /** The attribute of users and of groups. No directory may write attributes whose names begin like this. */
    static final String ATTRIBUTE = "directory-sync.entry";

    static final String HOME = "home";
    static final String DIRECTORY = "directory";
    static final String EXTERNAL_ID = "externalId";
    static final String SCIM_ID = "id";
    static final String USER_NAME = "userName";
    static final String DISPLAY_NAME = "displayName";

    /** The rest of a displayName that exceeds one value. */
    static final String DISPLAY_NAME_2 = "displayName2";

    /** Since when the group has another name in Keycloak, in epoch milliseconds. */
    static final String RENAMED = "renamed";

    static final String CREATED = "created";
    static final String ACTIVE = "active";
    /** Written only where the row has it. */
    static final String SAID_ACTIVE = "saidActive";

    static final String STATE = "state";

    private static final String SIGNATURE = "signature";

    /** The state of a user in a directory; not written for an ordinary user. */
    enum EntryState {
        /** The user is not imported; the account is a placeholder. */
        AWAITED,
        /** The directory has deleted the user. */
        FORMER,
        /** The directory has deleted the user, and an option or the guard has kept the account as it was. */
        WITHHELD
    }

    ExportedEntry {
        fields = Map.copyOf(fields);
    }

    /** Reads an entry; empty unless the signature is the realm's. */
    static Optional<ExportedEntry> of(String id, Collection<String> texts, AttributeSignature signature) {
        Map<String, String> read = new TreeMap<>();
        for (String text : texts) {
            int end = text.indexOf('=');
            if (end > 0) {
                read.put(text.substring(0, end), text.substring(end + 1));
            }
        }
        String signed = read.remove(SIGNATURE);
        ExportedEntry entry = new ExportedEntry(read);
        return signed != null && signature.isOf(id, entry.unsigned(), signed) ? Optional.of(entry) : Optional.empty();
    }

    List<String> texts(String id, AttributeSignature signature) {
        List<String> unsigned = unsigned();
        Map<String, String> all = new TreeMap<>(fields);
        all.put(SIGNATURE, signature.of(id, unsigned));
        return texts(all);
    }

    private List<String> unsigned() {
        return texts(new TreeMap<>(fields));
    }

    private static List<String> texts(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .toList();
    }

    Optional<String> get(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    long created() {
        return get(CREATED).map(Long::valueOf).orElse(0L);
    }

    Optional<EntryState> state() {
        return get(STATE).map(EntryState::valueOf);
    }

    /** Whether it came from another realm or database than the one with that home, so by an import. */
    boolean isForeignTo(String home) {
        return !home.equals(fields.get(HOME));
    }
}
