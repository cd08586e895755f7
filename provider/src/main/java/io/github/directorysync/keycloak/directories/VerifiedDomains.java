package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.sync.accounts.ForeignDomains;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** The e-mail domains that directories of a realm have verified, by the settings in Keycloak's cache. */
public record VerifiedDomains(RealmModel realm) {

    /**
     * Domains of other directories that this one has not verified. The suffix that another directory appends to user
     * names is one of them: only the directory acme may send {@code ann@acme}.
     */
    public ForeignDomains foreignTo(Directory directory) {
        Set<String> foreign = new HashSet<>();
        others(directory.id()).forEach(other -> foreign.addAll(domains(other)));
        foreign.removeAll(directory.customer().verifiedDomains());
        others(directory.id())
                .filter(other -> other.get(DirectorySettings.QUALIFY_USER_NAMES, false))
                .map(other -> other.get(DirectorySettings.ALIAS))
                .filter(Objects::nonNull)
                .forEach(alias -> foreign.add(alias.strip()));
        return new ForeignDomains(foreign);
    }

    /**
     * Checks that claimed domains are free: two directories may claim a domain only if they are of the same
     * organization.
     *
     * @param before the domains that the directory had so far; they stay, so that other settings can be changed
     * @param others the other directories of the realm
     * @throws InvalidSettings if another directory has verified a domain that is claimed now
     */
    public static void requireFree(Directory directory, Set<String> before, Stream<ComponentModel> others) {
        List<ComponentModel> strangers = others.filter(other -> directory
                                .customer()
                                .organization()
                                .isEmpty()
                        || !directory.customer().organization().get().equals(other.get(DirectorySettings.ORGANIZATION)))
                .toList();
        for (String domain : directory.customer().verifiedDomains()) {
            if (!before.contains(domain)
                    && strangers.stream().anyMatch(other -> domains(other).contains(domain))) {
                throw new InvalidSettings(
                        DirectorySettings.VERIFIED_DOMAINS,
                        "Another directory of the realm has verified " + domain
                                + " already. A domain belongs to one directory, or to directories of one organization.");
            }
        }
    }

    /** The verified domains in lower case, even if other settings are invalid. */
    public static Set<String> domains(ComponentModel component) {
        Set<String> domains = new HashSet<>();
        for (String written : component.getConfig().getList(DirectorySettings.VERIFIED_DOMAINS)) {
            if (written != null && !written.isBlank()) {
                domains.add(written.strip().toLowerCase(Locale.ROOT));
            }
        }
        return domains;
    }

    private Stream<ComponentModel> others(String id) {
        return DirectoryLookup.components(realm).filter(other -> !Objects.equals(other.getId(), id));
    }
}
