package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.Customer;
import io.github.directorysync.directory.InvalidSettings;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings that describe the customer: e-mail domains, group, organization, contacts. */
record CustomerSettings(SettingValues settings) {

    private static final Pattern DOMAIN_FORM =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /**
     * Reads the customer of a directory.
     *
     * @param name the directory's name, the default name of its groups' parent
     */
    Customer read(String name) {
        return new Customer(
                domains(),
                settings.one(DirectorySettings.GROUPS_PARENT).orElse(name),
                settings.one(DirectorySettings.ORGANIZATION),
                Contacts.read(settings.all(DirectorySettings.CONTACTS)));
    }

    private Set<String> domains() {
        Set<String> domains = new LinkedHashSet<>();
        for (String written : settings.all(DirectorySettings.VERIFIED_DOMAINS)) {
            String domain = written.toLowerCase(Locale.ROOT);
            if (!DOMAIN_FORM.matcher(domain).matches()) {
                throw new InvalidSettings(
                        DirectorySettings.VERIFIED_DOMAINS,
                        "A verified domain is written like example.com; it is " + written + ".");
            }
            domains.add(domain);
        }
        return domains;
    }
}
