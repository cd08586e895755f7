package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Fields;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.settings.SettingDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of a directory as typed JSON fields instead of the texts that Keycloak stores. */
public final class DirectoryFields {

    static final String NAME = "name";

    /** Read-only fields: they may be sent back and change nothing. */
    static final Set<String> SHOWN_ONLY = Set.of(
            "id",
            "status",
            "attention",
            "users",
            "groups",
            "firstRequest",
            "lastRequest",
            "lastDone",
            "lastRefused",
            "refusal",
            "refusalHint",
            "refusedInARow",
            "denied",
            "scimBaseUrl",
            "setup");

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST = 4000;
    private static final int MOST = 1000;

    private DirectoryFields() {}

    /**
     * Settings that neither give access nor affect people. All others, future ones included, are treated as affecting
     * people.
     */
    private static final Set<String> OF_THE_DIRECTORY_ALONE = Set.of(
            DirectorySettings.ALIAS,
            DirectorySettings.KIND,
            DirectorySettings.PAUSED,
            DirectorySettings.CONTACTS,
            DirectorySettings.RATE_LIMIT,
            DirectorySettings.RATE_BURST,
            DirectorySettings.PRIMARY_APP);

    /** The defaults of a new directory that differ from those of the component. */
    static final Map<String, List<String>> NEW = Map.of(
            DirectorySettings.REQUIRE_SAML, List.of("true"), DirectorySettings.QUALIFY_USER_NAMES, List.of("true"));

    /** Whether the organization changes, which also decides the entitlement: operators may not do that. */
    static boolean movesToOrganization(Map<String, List<String>> settings, Map<String, List<String>> before) {
        return settings.containsKey(DirectorySettings.ORGANIZATION)
                && !organization(settings).equals(organization(before));
    }

    private static List<String> organization(Map<String, List<String>> settings) {
        return settings.getOrDefault(DirectorySettings.ORGANIZATION, List.of());
    }

    /** Whether a changed setting affects people. */
    static boolean concernPeople(Map<String, List<String>> settings, Map<String, List<String>> before) {
        return settings.entrySet().stream()
                .filter(setting -> !OF_THE_DIRECTORY_ALONE.contains(setting.getKey()))
                .anyMatch(setting -> !setting.getValue().equals(before.getOrDefault(setting.getKey(), List.of())));
    }

    /** The names of all permitted fields. */
    static Set<String> known() {
        Set<String> known = new HashSet<>(SHOWN_ONLY);
        known.add(NAME);
        SettingDescriptor.all().forEach(setting -> known.add(setting.field()));
        return known;
    }

    static String name(Fields form) {
        return form.text(NAME, LONGEST_NAME);
    }

    /** The settings that the form has; with {@code whole} the others are reset to their defaults. */
    static Map<String, List<String>> read(Fields form, boolean whole) {
        Map<String, List<String>> settings = new HashMap<>();
        for (SettingDescriptor setting : SettingDescriptor.all()) {
            if (whole || form.has(setting.field())) {
                settings.put(setting.key(), values(form, setting));
            }
        }
        // A new directory requires SAML unless the request says otherwise; realm files keep the component's default.
        NEW.forEach((key, value) -> settings.replace(key, List.of(), value));
        return settings;
    }

    /** The settings of a PUT of an existing directory: those of {@link #NEW} and the mode stay unless the form has them. */
    static Map<String, List<String>> readWhole(Fields form, Map<String, List<String>> before) {
        Map<String, List<String>> settings = read(form, true);
        SettingDescriptor.all().stream()
                .filter(setting ->
                        NEW.containsKey(setting.key()) || setting.key().equals(DirectorySettings.MODE))
                .filter(setting -> !form.has(setting.field()))
                .forEach(setting -> settings.put(setting.key(), before.getOrDefault(setting.key(), List.of())));
        return settings;
    }

    /** The settings of a PATCH; read-only fields are refused. */
    static Map<String, List<String>> readChange(Fields form) {
        SHOWN_ONLY.stream()
                .filter(form::has)
                .sorted()
                .forEach(field -> form.fault(field, "The field " + field + " is only shown; it cannot be changed."));
        return read(form, false);
    }

    /** The settings of a new directory. */
    static Map<String, List<String>> readNew(Fields form) {
        Map<String, List<String>> settings = read(form, false);
        NEW.forEach(settings::putIfAbsent);
        return settings;
    }

    public static List<String> values(Fields form, SettingDescriptor setting) {
        String field = setting.field();
        return switch (setting.kind()) {
            case TEXT -> form.optionalText(field, LONGEST).map(List::of).orElse(List.of());
            case FLAG ->
                form.has(field) && !form.node(field).isNull()
                        ? List.of(Boolean.toString(form.flag(field, false)))
                        : List.of();
            case NUMBER ->
                form.optionalNumber(field, 0, 99_999)
                        .map(number -> List.of(number.toString()))
                        .orElse(List.of());
            case LIST -> texts(form, field);
        };
    }

    private static List<String> texts(Fields form, String field) {
        List<String> texts = form.texts(field, MOST);
        if (texts.stream().anyMatch(text -> text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            form.fault(field, "Each text of " + field + " must have at most " + LONGEST + " characters.");
        }
        return texts;
    }

    static void write(Map<String, List<String>> settings, ObjectNode json) {
        for (SettingDescriptor setting : SettingDescriptor.all()) {
            if (!setting.writeOnly()) {
                write(setting, settings.getOrDefault(setting.key(), List.of()), json);
            }
        }
    }

    private static void write(SettingDescriptor setting, List<String> values, ObjectNode json) {
        String field = setting.field();
        Optional<String> one = values.stream().findFirst().or(setting::otherwise);
        switch (setting.kind()) {
            case TEXT -> one.ifPresent(text -> json.put(field, text));
            case FLAG -> json.put(field, one.filter("true"::equals).isPresent());
            case NUMBER -> one.ifPresent(number -> json.put(field, Integer.parseInt(number)));
            case LIST -> values.forEach(json.putArray(field)::add);
        }
    }
}
