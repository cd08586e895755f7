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
 * Serialises requests that could link one NameID to two accounts at once: then nobody could sign in with it, and Keycloak's
 * table of links has no constraint against it. User names, e-mails and a directory's externalIds are unique, so the lock is
 * needed only for directories that share an identity provider, and where the NameID is an e-mail and the realm allows
 * duplicate e-mails.
 */
record NameIdLock(DirectoryContext context) {

    /** Takes the lock until this transaction ends. Its holder sees what earlier holders have committed. */
    void take() {
        context.directory()
                .saml()
                .identityProvider()
                .filter(this::isNeeded)
                .ifPresent(provider -> context.database()
                        .query(
                                "from IdentityProviderEntity i where i.realmId = :realm and i.alias = :alias",
                                IdentityProviderEntity.class,
                                Map.of("realm", context.realm().getId(), "alias", provider))
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList());
    }

    private boolean isNeeded(String provider) {
        Directory directory = context.directory();
        boolean sharedEmails = directory.saml().nameId() == NameIdSource.EMAIL
                && context.realm().isDuplicateEmailsAllowed();
        return sharedEmails
                || DirectoryLookup.components(context.realm())
                        .anyMatch(other -> !other.getId().equals(directory.id())
                                && provider.equals(other.get(DirectorySettings.IDENTITY_PROVIDER)));
    }
}
