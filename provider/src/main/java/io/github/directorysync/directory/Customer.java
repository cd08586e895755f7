package io.github.directorysync.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The customer that owns a directory, and the customer's part of the realm.
 *
 * @param verifiedDomains e-mail domains whose ownership the customer has proved, in lower case
 * @param groupsParent the name of the top-level group that contains the directory's groups
 * @param organization the alias or id of the Keycloak organization that the directory's users join
 * @param contacts the e-mail addresses that receive warnings about the directory
 */
public record Customer(
        Set<String> verifiedDomains, String groupsParent, Optional<String> organization, List<String> contacts) {

    public Customer {
        verifiedDomains = Set.copyOf(verifiedDomains);
        contacts = List.copyOf(contacts);
    }

    /** Whether an e-mail address belongs to a verified domain. */
    public boolean vouchesFor(String email) {
        int at = email.lastIndexOf('@');
        return at >= 0 && verifiedDomains.contains(email.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
