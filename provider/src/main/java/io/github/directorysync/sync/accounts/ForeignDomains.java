package io.github.directorysync.sync.accounts;

import io.github.directorysync.scim.resource.ScimUser;
import java.net.IDN;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * E-mail domains that other directories of the realm have verified and this one has not. Users of this directory get no user
 * name or e-mail in them, because the customer who owns the domain could then not provision its real owner.
 *
 * @param domains in lower case
 */
public record ForeignDomains(Set<String> domains) {

    public ForeignDomains {
        domains = Set.copyOf(domains);
    }

    /** Whether the person has a user name or an e-mail in one of the domains. */
    public boolean include(ScimUser person) {
        return !domains.isEmpty() && !there(person).isEmpty();
    }

    /** Whether a change gives the person a user name or an e-mail in a domain in which they had none. */
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

    /** The domain in the form of the settings: ASCII, without a trailing dot. */
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
