package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import jakarta.persistence.LockModeType;
import java.util.Map;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/**
 * Makes requests wait for each other that may give one NameID to two accounts at once: nobody could sign in with it any more,
 * and no constraint of Keycloak's table of links forbids it. User names, e-mails and a directory's externalIds are unique, so
 * that only directories that share an identity provider, and e-mails that people may share, need it.
 */
record NameIdLock(DirectoryContext visit) {

    /** Until this transaction ends. Whoever has it sees what those before have done. */
    void take() {
        visit.directory()
                .saml()
                .identityProvider()
                .filter(this::isNeeded)
                .ifPresent(provider -> visit.database()
                        .query(
                                "from IdentityProviderEntity i where i.realmId = :realm and i.alias = :alias",
                                IdentityProviderEntity.class,
                                Map.of("realm", visit.realm().getId(), "alias", provider))
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList());
    }

    private boolean isNeeded(String provider) {
        Directory directory = visit.directory();
        boolean sharedEmails =
                directory.saml().nameId() == NameIdSource.EMAIL && visit.realm().isDuplicateEmailsAllowed();
        return sharedEmails
                || DirectoryLookup.components(visit.realm())
                        .anyMatch(other -> !other.getId().equals(directory.id())
                                && provider.equals(other.get(DirectorySettings.IDENTITY_PROVIDER)));
    }
}
