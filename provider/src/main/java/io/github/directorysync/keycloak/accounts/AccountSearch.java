package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.MatchedAccount;
import io.github.directorysync.sync.accounts.MatchedBy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds accounts of the realm that share the user name, NameID or e-mail of a user whom a directory sends. */
record AccountSearch(DirectoryContext context) {

    /**
     * Each part begins with a look-up by an index, see {@link UserLookups}. The second column says what matched: 0 the user name,
     * 1 the NameID, 2 the e-mail.
     */
    private static final String FOUND =
            "select u.id, 0 from UserEntity u where u.realmId = :realm and u.username = :name"
                    + " union all select f.user.id, 1 from FederatedIdentityEntity f where f.realmId = :realm"
                    + " and concat(f.identityProvider, '') = :provider and f.userId in (:nameId, :nameIdInLowerCase)"
                    + " union all select e.id, 2 from UserEntity e where e.realmId = :realm and e.email = :email"
                    // With qualify-user-names, an unqualified username counts only if the account is linked to the
                    // directory's identity provider.
                    + " union all select u.id, 0 from UserEntity u, FederatedIdentityEntity f where u.realmId = :realm"
                    + " and u.username = :bare and f.user.id = u.id and concat(f.identityProvider, '') = :provider"
                    + " and not exists (select 1 from AnyDirectoryUserEntity d where d.userId = u.id)";

    /** Returns the matches by user name first, then by NameID, then by e-mail. */
    List<MatchedAccount> of(ScimUser person) {
        Directory directory = context.directory();
        Claim claim = Claim.of(directory, person);
        String nameId = claim.nameId().orElse("");
        String userName = AccountNames.userName(person);
        String account = directory.accountName(userName);
        return context
                .database()
                .rows(
                        FOUND,
                        Map.of(
                                "realm",
                                context.realm().getId(),
                                "name",
                                account,
                                "bare",
                                account.equals(userName) ? "" : userName,
                                "provider",
                                directory.saml().identityProvider().orElse(""),
                                "nameId",
                                nameId,
                                "nameIdInLowerCase",
                                claim.anyCase() ? nameId.toLowerCase(Locale.ROOT) : nameId,
                                "email",
                                Optional.ofNullable(AccountNames.email(person)).orElse("")),
                        row -> new MatchedAccount(row.text(0), by(row.integer(1))))
                .list()
                .stream()
                .sorted(Comparator.comparing(MatchedAccount::by))
                .toList();
    }

    private static MatchedBy by(int number) {
        return switch (number) {
            case 0 -> MatchedBy.USER_NAME;
            case 1 -> MatchedBy.NAME_ID;
            default -> MatchedBy.EMAIL;
        };
    }
}
