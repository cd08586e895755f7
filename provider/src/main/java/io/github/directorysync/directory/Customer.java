package io.github.directorysync.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The customer to whom a directory belongs, and what of the realm is theirs.
 *
 * @param verifiedDomains e-mail domains that the customer has proved to own, in lower case
 * @param groupsParent the name of the top-level group under which the directory's groups live
 * @param organization the alias or id of the Keycloak organization of which the directory's users are members
 * @param contacts the e-mail addresses that get warnings about the directory
 */
public record Customer(
        Set<String> verifiedDomains, String groupsParent, Optional<String> organization, List<String> contacts) {

    public Customer {
        verifiedDomains = Set.copyOf(verifiedDomains);
        contacts = List.copyOf(contacts);
    }

    /** Whether an e-mail address is of a verified domain. */
    public boolean vouchesFor(String email) {
        int at = email.lastIndexOf('@');
        return at >= 0 && verifiedDomains.contains(email.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
