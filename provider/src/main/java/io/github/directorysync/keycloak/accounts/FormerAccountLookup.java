package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.FormerAccount;
import io.github.directorysync.sync.accounts.FormerAccount.FormerState;
import io.github.directorysync.sync.accounts.IdentityMatches;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/**
 * Finds accounts of users whom a directory has deleted and that still exist: those in {@code DS_FORMER_USER}, and those
 * whose removal the guard holds. The key is what the directory sends: userName, e-mail, NameID, externalId.
 */
public final class FormerAccountLookup {

    /**
     * Users of the directory: by the userName or externalId that it sent, or by the account's username where that is the
     * same.
     */
    private static final String OWN = "select o.userId, 0, '' from DirectoryUserEntity o"
            + " where o.directoryId = :directory and o.userName = :name"
            + " union all select o.userId, 0, '' from DirectoryUserEntity o"
            + " where o.directoryId = :directory and o.externalId = :external"
            + " union all select o.userId, 0, '' from UserEntity u, DirectoryUserEntity o"
            + " where u.realmId = :realm and u.username = :name and o.userId = u.id"
            + " and concat(o.directoryId, '') = :directory and o.userName is null";

    /** Rows of {@code DS_FORMER_USER} whose account is in no directory now. */
    private static final String REMOVED =
            " union all select f.userId, 1, coalesce(f.externalId, '') from FormerUserEntity f, ";

    private static final String IS_REMOVED = " and concat(f.directoryId, '') = :directory"
            + " and not exists (select 1 from AnyDirectoryUserEntity n where n.userId = f.userId)";

    private static final String HELD = " union all select f.userId, 2, '' from AnyDirectoryUserEntity f, ";
    private static final String IS_HELD = " and concat(f.directoryId, '') = :directory and f.gone is not null";

    private static final String BY_NAME =
            "UserEntity u where u.realmId = :realm and u.username in (:name, :qualified) and f.userId = u.id";
    private static final String BY_EMAIL =
            "UserEntity u where u.realmId = :realm and u.email = :email and f.userId = u.id";
    private static final String BY_NAME_ID = "FederatedIdentityEntity i where i.realmId = :realm"
            + " and concat(i.identityProvider, '') = :provider and i.userId in (:nameId, :nameIdInLowerCase) and f.userId = i.user.id";
    private static final String BY_EXTERNAL_ID =
            "UserEntity u where f.directoryId = :directory and f.externalId = :external and u.id = f.userId";

    /**
     * One statement; each part begins with a look-up of one row by an index, and not with the directory: see
     * {@link UserLookups}. It takes no lists: Hibernate translates a query with a list at each use, which takes longer here than
     * the database.
     */
    private static final String FOUND = OWN
            + (REMOVED + BY_EXTERNAL_ID + IS_REMOVED)
            + (REMOVED + BY_NAME + IS_REMOVED)
            + (REMOVED + BY_EMAIL + IS_REMOVED)
            + (REMOVED + BY_NAME_ID + IS_REMOVED)
            + (HELD + BY_NAME + IS_HELD)
            + (HELD + BY_EMAIL + IS_HELD)
            + (HELD + BY_NAME_ID + IS_HELD);

    private record FoundAccount(String id, int kind, String externalId) {

        boolean isOwn() {
            return kind == 0;
        }
    }

    private final DirectoryContext context;
    private final Database database;
    private final ManualGrants grants;

    public FormerAccountLookup(DirectoryContext context) {
        this.context = context;
        this.database = context.database();
        this.grants = new ManualGrants(context);
    }

    /**
     * Returns all former accounts that share a name of this user, each once, and the ids of users of the directory that
     * share one.
     */
    public IdentityMatches identityMatches(ScimUser person) {
        List<FoundAccount> found = found(person);
        List<String> own = found.stream()
                .filter(FoundAccount::isOwn)
                .map(FoundAccount::id)
                .distinct()
                .toList();
        return new IdentityMatches(own, former(found, person));
    }

    /** Returns the former accounts that share a name with a user who exists and is to be renamed. */
    public List<FormerAccount> withNamesOf(ScimUser person) {
        return former(found(person), person);
    }

    private List<FormerAccount> former(List<FoundAccount> found, ScimUser person) {
        return accounts(found.stream().filter(one -> !one.isOwn()).toList(), person);
    }

    private List<FoundAccount> found(ScimUser person) {
        boolean shared = context.realm().isDuplicateEmailsAllowed();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", context.realm().getId());
        parameters.put("directory", context.directory().id());
        String name = AccountNames.userName(person);
        parameters.put("name", name);
        parameters.put("qualified", context.directory().qualified(name));
        parameters.put("email", shared ? "" : Objects.requireNonNullElse(AccountNames.email(person), ""));
        parameters.put("external", person.externalId().orElse(""));
        parameters.put("provider", context.directory().saml().identityProvider().orElse(""));
        Claim claim = Claim.of(context.directory(), person);
        String nameId = claim.nameId().orElse("");
        parameters.put("nameId", nameId);
        parameters.put("nameIdInLowerCase", claim.anyCase() ? nameId.toLowerCase(Locale.ROOT) : nameId);
        // Oracle stores an empty string as null.
        return database.rows(
                        FOUND,
                        parameters,
                        row -> new FoundAccount(
                                row.text(0), row.integer(1), row.optionalText(2).orElse("")))
                .list();
    }

    /**
     * The usernames that the account may have: without and with the qualifying alias, since the setting may have changed.
     */
    private List<String> names(ScimUser person) {
        String name = AccountNames.userName(person);
        return List.of(name, context.directory().qualified(name));
    }

    private List<FormerAccount> accounts(List<FoundAccount> found, ScimUser person) {
        Map<String, FoundAccount> each =
                found.stream().collect(Collectors.toMap(FoundAccount::id, one -> one, (first, again) -> first));
        return each.values().stream()
                .flatMap(one -> account(one, person).stream())
                .toList();
    }

    private Optional<FormerAccount> account(FoundAccount found, ScimUser person) {
        return Optional.ofNullable(context.session().users().getUserById(context.realm(), found.id()))
                .map(user -> new FormerAccount(
                        found.id(),
                        externalId(found),
                        names(person).contains(user.getUsername()),
                        Objects.equals(user.getEmail(), AccountNames.email(person)),
                        state(user)));
    }

    /**
     * The externalId. If the removal is held it is in the document only: the column is cleared, so that another user may
     * get it.
     */
    private Optional<String> externalId(FoundAccount found) {
        if (found.kind() == 1) {
            return Optional.of(found.externalId()).filter(id -> !id.isEmpty());
        }
        return database.find(AnyDirectoryUserEntity.class, found.id())
                .map(row -> ScimJson.object(row.document).path("externalId").asText(""))
                .filter(id -> !id.isEmpty());
    }

    private FormerState state(UserModel user) {
        if (AdminPrivileges.of(user, context.session(), context.realm())) {
            return FormerState.ADMINISTERS;
        }
        if (!user.isEnabled()) {
            return FormerState.DISABLED;
        }
        return grants.hasAny(user) ? FormerState.ENABLED_WITH_ROLES : FormerState.ENABLED;
    }
}
