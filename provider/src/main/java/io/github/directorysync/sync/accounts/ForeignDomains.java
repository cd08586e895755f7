package io.github.directorysync.sync.accounts;

import io.github.directorysync.scim.resource.ScimUser;
import java.net.IDN;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The e-mail domains that other directories of the realm have verified and this one has not. Nobody of this directory gets a
 * user name or an e-mail there: the customer who owns the domain could not send its owner any more.
 *
 * @param domains in lower case
 */
public record ForeignDomains(Set<String> domains) {

    public ForeignDomains {
        domains = Set.copyOf(domains);
    }

    /** Whether the person has a user name or an e-mail there. */
    public boolean include(ScimUser person) {
        return !domains.isEmpty() && !there(person).isEmpty();
    }

    /** Whether a change gives the person a user name or an e-mail there that they have not had. */
    public boolean includeNew(ScimUser before, ScimUser after) {
        if (domains.isEmpty()) {
            return false;
        }
        Set<String> found = new HashSet<>(there(after));
        found.removeAll(there(before));
        return !found.isEmpty();
    }

    private Set<String> there(ScimUser person) {
        return Stream.concat(Stream.of(person.userName()), person.emails().all().stream())
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .filter(address -> domains.contains(domain(address)))
                .collect(Collectors.toSet());
    }

    /** In the form of the settings: ASCII, without the dot that may stand at the end. */
    private static String domain(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return "";
        }
        String plain = address.substring(at + 1, address.length() - (address.endsWith(".") ? 1 : 0));
        try {
            return IDN.toASCII(plain).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return plain;
        }
    }
}
