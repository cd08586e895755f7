package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.InvalidSettings;
import java.util.List;
import java.util.Map;

/**
 * Checks free text of administrators that is shown in mails, logs, tables and flows: one line, without line breaks,
 * invisible characters or bidirectional controls.
 */
public final class PlainText {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST = 4000;
    private static final int MOST = 1000;

    /** Settings that Keycloak stores, or whose target it stores, in columns of 255 characters. */
    private static final List<String> NAMES = List.of(
            DirectorySettings.GROUPS_PARENT, DirectorySettings.IDENTITY_PROVIDER, DirectorySettings.ORGANIZATION);

    private PlainText() {}

    /** Whether a text has no control characters, line separators, bidirectional controls or unpaired surrogates. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(PlainText::isForbidden);
    }

    private static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
        };
    }

    /**
     * Checks the name and settings of a directory, from any source: the admin API, a realm import or Terraform.
     *
     * @throws InvalidSettings if one is too long or not plain text
     */
    public static void require(String name, Map<String, List<String>> settings) {
        Faults faults = new Faults();
        faults.check(() -> require("name", name, LONGEST_NAME));
        settings.forEach((key, values) -> faults.check(() -> require(key, values)));
        faults.raise();
    }

    private static void require(String key, List<String> values) {
        if (values.size() > MOST) {
            throw new InvalidSettings(key, "The setting " + key + " has more than " + MOST + " values.");
        }
        for (String value : values) {
            require(key, value == null ? "" : value, NAMES.contains(key) ? LONGEST_NAME : LONGEST);
        }
    }

    private static void require(String key, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidSettings(key, "The " + key + " must have at most " + longest + " characters.");
        }
        if (!is(text)) {
            throw new InvalidSettings(key, "The " + key + " must be one line without control characters.");
        }
    }
}
