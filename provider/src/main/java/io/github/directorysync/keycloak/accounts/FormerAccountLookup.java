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
 * Accounts of people whom a directory has deleted, and that are still there: those in {@code DS_FORMER_USER}, and those whose
 * removal the guard holds. Found by what a person is called who is sent.
 */
public final class FormerAccountLookup {

    /** Users of the directory itself: by the name or id that it has sent, or by the name of the account where that is the same. */
    private static final String OWN = "select o.userId, 0, '' from DirectoryUserEntity o"
            + " where o.directoryId = :directory and o.userName = :name"
            + " union all select o.userId, 0, '' from DirectoryUserEntity o"
            + " where o.directoryId = :directory and o.externalId = :external"
            + " union all select o.userId, 0, '' from UserEntity u, DirectoryUserEntity o"
            + " where u.realmId = :realm and u.username = :name and o.userId = u.id and o.directoryId = :directory"
            + " and o.userName is null";

    /** In DS_FORMER_USER, and nobody's user by now. */
    private static final String REMOVED =
            " union all select f.userId, 1, coalesce(f.externalId, '') from FormerUserEntity f, ";

    private static final String IS_REMOVED = " and f.directoryId = :directory"
            + " and not exists (select 1 from AnyDirectoryUserEntity n where n.userId = f.userId)";

    private static final String HELD = " union all select f.userId, 2, '' from AnyDirectoryUserEntity f, ";
    private static final String IS_HELD = " and f.directoryId = :directory and f.gone is not null";

    private static final String BY_NAME =
            "UserEntity u where u.realmId = :realm and u.username in (:names) and f.userId = u.id";
    private static final String BY_EMAIL =
            "UserEntity u where u.realmId = :realm and u.email = :email and f.userId = u.id";
    private static final String BY_NAME_ID = "FederatedIdentityEntity i where i.realmId = :realm"
            + " and i.identityProvider = :provider and i.userId in (:nameIds) and f.userId = i.user.id";
    private static final String BY_EXTERNAL_ID =
            "UserEntity u where f.directoryId = :directory and f.externalId = :external and u.id = f.userId";

    /** One statement; each part begins with an index that names one row. */
    private static final String FOUND = OWN
            + (REMOVED + BY_EXTERNAL_ID + IS_REMOVED)
            + (REMOVED + BY_NAME + IS_REMOVED)
            + (REMOVED + BY_EMAIL + IS_REMOVED)
            + (REMOVED + BY_NAME_ID + IS_REMOVED)
            + (HELD + BY_NAME + IS_HELD)
            + (HELD + BY_EMAIL + IS_HELD)
            + (HELD + BY_NAME_ID + IS_HELD);

    private record Found(String id, int kind, String externalId) {

        boolean isOwn() {
            return kind == 0;
        }
    }

    private final DirectoryContext visit;
    private final Database database;
    private final ManualGrants given;

    public FormerAccountLookup(DirectoryContext visit) {
        this.visit = visit;
        this.database = visit.database();
        this.given = new ManualGrants(visit);
    }

    /** All that have something of what this person is called, each once, and users of the directory that have it. */
    public IdentityMatches identityMatches(ScimUser person) {
        List<Found> found = found(person);
        List<String> own =
                found.stream().filter(Found::isOwn).map(Found::id).distinct().toList();
        return new IdentityMatches(own, former(found, person));
    }

    /** The same for somebody whom the directory has, and who is to be called so. */
    public List<FormerAccount> beside(ScimUser person) {
        return former(found(person), person);
    }

    private List<FormerAccount> former(List<Found> found, ScimUser person) {
        return accounts(found.stream().filter(one -> !one.isOwn()).toList(), person);
    }

    private List<Found> found(ScimUser person) {
        boolean shared = visit.realm().isDuplicateEmailsAllowed();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", visit.realm().getId());
        parameters.put("directory", visit.directory().id());
        String name = AccountStore.userName(person);
        parameters.put("name", name);
        parameters.put("names", names(person));
        parameters.put("email", shared ? "" : Objects.requireNonNullElse(AccountStore.email(person), ""));
        parameters.put("external", person.externalId().orElse(""));
        parameters.put("provider", visit.directory().saml().identityProvider().orElse(""));
        Claim claim = Claim.of(visit.directory(), person);
        String nameId = claim.nameId().orElse("");
        parameters.put("nameIds", List.of(nameId, claim.anyCase() ? nameId.toLowerCase(Locale.ROOT) : nameId));
        // Oracle takes an empty text for null.
        return database.rows(
                        FOUND,
                        parameters,
                        row -> new Found(
                                row.text(0), row.integer(1), row.optionalText(2).orElse("")))
                .list();
    }

    /** Their account was named when user names were qualified, or when they were not. */
    private List<String> names(ScimUser person) {
        String name = AccountStore.userName(person);
        return List.of(name, visit.directory().qualified(name));
    }

    private List<FormerAccount> accounts(List<Found> found, ScimUser person) {
        Map<String, Found> each =
                found.stream().collect(Collectors.toMap(Found::id, one -> one, (first, again) -> first));
        return each.values().stream()
                .flatMap(one -> account(one, person).stream())
                .toList();
    }

    private Optional<FormerAccount> account(Found found, ScimUser person) {
        return Optional.ofNullable(visit.session().users().getUserById(visit.realm(), found.id()))
                .map(user -> new FormerAccount(
                        found.id(),
                        externalId(found),
                        names(person).contains(user.getUsername()),
                        Objects.equals(user.getEmail(), AccountStore.email(person)),
                        state(user)));
    }

    /** One whose removal is held has it in the document only: the column is free for somebody else. */
    private Optional<String> externalId(Found found) {
        if (found.kind() == 1) {
            return Optional.of(found.externalId()).filter(id -> !id.isEmpty());
        }
        return database.find(AnyDirectoryUserEntity.class, found.id())
                .map(row -> ScimJson.object(row.document).path("externalId").asText(""))
                .filter(id -> !id.isEmpty());
    }

    private FormerState state(UserModel user) {
        if (AdminPrivileges.of(user, visit.session(), visit.realm())) {
            return FormerState.ADMINISTERS;
        }
        if (!user.isEnabled()) {
            return FormerState.DISABLED;
        }
        return given.isAnything(user) ? FormerState.ENABLED_WITH_ROLES : FormerState.ENABLED;
    }
}
