package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.sync.accounts.SignInMatching.Holder;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Looks up the account that is linked to a NameID at an identity provider, and its state in the realm's directories, in one
 * statement.
 */
record NameIdLookup(DirectoryContext context) {

    /** Begins with the link of that NameID: {@link UserLookups} says why. */
    private static final String HOLDER = "select f.user.id, d.directoryId, o.directoryId, o.withheld"
            + " from FederatedIdentityEntity f left join AnyDirectoryUserEntity d on d.userId = f.user.id"
            + " left join FormerUserEntity o on o.userId = f.user.id"
            + " where f.realmId = :realm and concat(f.identityProvider, '') = :provider and f.userId = :nameId";

    Optional<NameIdHolder> of(String provider, String nameId) {
        return context.database()
                .rows(
                        HOLDER,
                        Map.of("realm", context.realm().getId(), "provider", provider, "nameId", nameId),
                        row -> new Linked(row.text(0), row.optionalText(1), row.optionalText(2), row.has(3)))
                .first()
                .flatMap(linked -> Optional.ofNullable(
                                context.session().users().getUserById(context.realm(), linked.userId()))
                        .map(account -> new NameIdHolder(account, kind(account, linked), linked.anyDirectory())));
    }

    /**
     * The account that is linked to the NameID.
     *
     * @param directory the id of the directory that it is a user of
     * @param former the id of the directory that has deleted the user
     * @param withheld whether an option has kept that deletion from having an effect
     */
    private record Linked(String userId, Optional<String> directory, Optional<String> former, boolean withheld) {

        Optional<String> anyDirectory() {
            return directory.or(() -> former);
        }
    }

    private Holder kind(UserModel account, Linked linked) {
        if (linked.anyDirectory().isPresent()) {
            if (!account.isEnabled()) {
                return Holder.INACTIVE;
            }
            return linked.directory().isEmpty() && !linked.withheld() ? Holder.DELETED : Holder.PERSON;
        }
        return new CandidateLookup(context).of(account, false).facts().isEmpty() ? Holder.UNKNOWN : Holder.PROTECTED;
    }
}
