package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Fields;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.SettingDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of a directory as fields of their real types, in place of the texts that Keycloak keeps. */
public final class DirectoryFields {

    static final String NAME = "name";

    /** What is shown beside them: it may come back, and changes nothing. */
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

    /** Settings that let nobody in and change nothing of people. Every other one, also one that is yet to come, may. */
    private static final Set<String> OF_THE_DIRECTORY_ALONE = Set.of(
            DirectorySettings.ALIAS,
            DirectorySettings.KIND,
            DirectorySettings.PAUSED,
            DirectorySettings.CONTACTS,
            DirectorySettings.RATE_LIMIT,
            DirectorySettings.RATE_BURST,
            DirectorySettings.PRIMARY_APP);

    /** The settings that a new directory has unless the request says otherwise. */
    static final Map<String, List<String>> NEW = Map.of(
            DirectorySettings.REQUIRE_SAML, List.of("true"), DirectorySettings.QUALIFY_USER_NAMES, List.of("true"));

    /** Whose organization its people are members of, and whether it is entitled: more than an operator decides. */
    static boolean movesToOrganization(Map<String, List<String>> settings, Map<String, List<String>> before) {
        return settings.containsKey(DirectorySettings.ORGANIZATION)
                && !organization(settings).equals(organization(before));
    }

    private static List<String> organization(Map<String, List<String>> settings) {
        return settings.getOrDefault(DirectorySettings.ORGANIZATION, List.of());
    }

    /** Whether one of the settings that are written concerns people and is another than before. */
    static boolean concernPeople(Map<String, List<String>> settings, Map<String, List<String>> before) {
        return settings.entrySet().stream()
                .filter(setting -> !OF_THE_DIRECTORY_ALONE.contains(setting.getKey()))
                .anyMatch(setting -> !setting.getValue().equals(before.getOrDefault(setting.getKey(), List.of())));
    }

    /** Every field that a directory may be sent with. */
    static Set<String> known() {
        Set<String> known = new HashSet<>(SHOWN_ONLY);
        known.add(NAME);
        SettingDescriptor.all().forEach(setting -> known.add(setting.field()));
        return known;
    }

    static String name(Fields form) {
        return form.text(NAME, LONGEST_NAME);
    }

    /** What the form says of each setting that it has; with {@code whole} the others become as usual. */
    static Map<String, List<String>> read(Fields form, boolean whole) {
        Map<String, List<String>> settings = new HashMap<>();
        for (SettingDescriptor setting : SettingDescriptor.all()) {
            if (whole || form.has(setting.field())) {
                settings.put(setting.key(), values(form, setting));
            }
        }
        // Nobody asks for less than SAML first by not saying so; a realm file does, so that older ones mean the same.
        NEW.forEach((key, value) -> settings.replace(key, List.of(), value));
        return settings;
    }

    /** The whole of one that is there: what {@link #NEW} is about stays as it is unless the form has it. */
    static Map<String, List<String>> readWhole(Fields form, Map<String, List<String>> before) {
        Map<String, List<String>> settings = read(form, true);
        SettingDescriptor.all().stream()
                .filter(setting -> NEW.containsKey(setting.key()) && !form.has(setting.field()))
                .forEach(setting -> settings.put(setting.key(), before.getOrDefault(setting.key(), List.of())));
        return settings;
    }

    /** Only what is to change: a field that is only shown cannot be. */
    static Map<String, List<String>> readChange(Fields form) {
        SHOWN_ONLY.stream()
                .filter(form::has)
                .sorted()
                .forEach(field -> form.fault(field, "The field " + field + " is only shown; it cannot be changed."));
        return read(form, false);
    }

    /** The same of one that is new. */
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
