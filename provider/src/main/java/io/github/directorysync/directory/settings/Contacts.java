package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.InvalidSettings;
import java.util.List;
import java.util.regex.Pattern;

/** The e-mail addresses that receive warnings about a directory. */
public final class Contacts {

    private static final int MOST = 20;
    private static final Pattern FORM = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,190}");

    private Contacts() {}

    /** Whether a text has the form of a single e-mail address. */
    public static boolean isAddress(String text) {
        return FORM.matcher(text).matches();
    }

    static List<String> read(List<String> written) {
        for (String address : written) {
            if (!isAddress(address)) {
                throw new InvalidSettings(
                        DirectorySettings.CONTACTS,
                        "A contact is an e-mail address like it@example.com; it is " + address + ".");
            }
        }
        if (written.size() > MOST) {
            throw new InvalidSettings(DirectorySettings.CONTACTS, "A directory has at most " + MOST + " contacts.");
        }
        return written.stream().distinct().toList();
    }
}
