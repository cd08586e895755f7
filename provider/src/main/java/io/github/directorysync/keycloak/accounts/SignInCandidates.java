package io.github.directorysync.keycloak.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResourceStore;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.sync.accounts.AssertedIdentity;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.KnownPerson;
import io.github.directorysync.sync.accounts.KnownPerson.PersonState;
import io.github.directorysync.sync.accounts.UserSchema;
import io.github.directorysync.sync.users.SyncState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.UserModel;

/**
 * Finds users of a directory who may be the one who signs in at its identity provider. Each part uses an index. {@link
 * io.github.directorysync.sync.accounts.SignInMatching} decides which of them it is.
 */
record SignInCandidates(DirectoryContext context, String provider) {

    private static final String PERSON =
            "select d.userId from DirectoryUserEntity d, UserEntity u where u.realmId = :realm"
                    + " and d.userId = u.id and d.directoryId = :directory and ";

    /** By a value of the account: begins with the account, and not with the directory, see {@link UserLookups}. */
    private static final String ACCOUNT =
            "select d.userId from DirectoryUserEntity d, UserEntity u where u.realmId = :realm"
                    + " and d.userId = u.id and concat(d.directoryId, '') = :directory and ";

    private static final String DELETED = " union select f.userId from FormerUserEntity f, UserEntity u where"
            + " u.realmId = :realm and f.userId = u.id and f.directoryId = :directory and ";
    private static final String DELETED_ACCOUNT = " union select f.userId from FormerUserEntity f, UserEntity u where"
            + " u.realmId = :realm and f.userId = u.id and concat(f.directoryId, '') = :directory and ";

    private static final String FOUND = ACCOUNT
            + ("u.username = :name union " + ACCOUNT)
            + ("u.email in (:emails) union " + PERSON)
            + ("d.userName = :name union " + PERSON)
            + ("d.standing is not null and d.email in (:emails) union " + PERSON)
            + "d.externalId in (:ids) union select n.userId from FormerNameIdEntity n"
            + " where n.directoryId = :directory and n.nameId = :former and n.until > :now"
            + (DELETED_ACCOUNT + "u.username in (:names)")
            + (DELETED_ACCOUNT + "u.email in (:emails)")
            + (DELETED + "f.externalId in (:ids)");

    /** The most candidates that are read; more users of one name are not expected. */
    private static final int MOST = 20;

    List<KnownPerson> of(AssertedIdentity asserted) {
        String name = UserNames.key(asserted.nameId());
        Set<String> emails = new HashSet<>(asserted.emails());
        emails.add(name);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", context.realm().getId());
        parameters.put("directory", context.directory().id());
        parameters.put("name", name);
        parameters.put("former", asserted.nameId().toLowerCase(Locale.ROOT));
        parameters.put("names", Set.copyOf(List.of(name, context.directory().qualified(name))));
        parameters.put("emails", emails);
        parameters.put("ids", Database.in(asserted.ids()));
        parameters.put("now", FormerNameIds.now());
        return context.database().query(FOUND, String.class, parameters).setMaxResults(MOST).getResultList().stream()
                .flatMap(id -> person(id, asserted))
                .toList();
    }

    private Stream<KnownPerson> person(String id, AssertedIdentity asserted) {
        UserModel account = context.session().users().getUserById(context.realm(), id);
        if (account == null) {
            return Stream.empty();
        }
        Optional<String> linked = Optional.ofNullable(
                        context.session().users().getFederatedIdentity(context.realm(), account, provider))
                .map(FederatedIdentityModel::getUserId);
        return users()
                .one(id)
                .map(user -> known(user, account, linked, asserted))
                .or(() -> context.database().find(FormerUserEntity.class, id).map(row -> deleted(row, account, linked)))
                .stream();
    }

    private KnownPerson known(
            Stored<ScimUser> user, UserModel account, Optional<String> linked, AssertedIdentity asserted) {
        boolean former = new FormerNameIds(context.database()).isValid(user.id(), asserted.nameId());
        return KnownPerson.of(context.directory(), user, state(user.id(), account), linked, former);
    }

    private PersonState state(String id, UserModel account) {
        DirectoryUserEntity row =
                context.database().find(DirectoryUserEntity.class, id).orElseThrow();
        if (UserTable.syncState(row) == SyncState.AWAITED) {
            return Boolean.TRUE.equals(row.active) ? PersonState.PLACE_OF_ACTIVE : PersonState.PLACE_OF_INACTIVE;
        }
        return state(account);
    }

    private PersonState state(UserModel account) {
        if (!account.isEnabled()) {
            return PersonState.DISABLED;
        }
        return AdminPrivileges.of(account, context.session(), context.realm())
                ? PersonState.ADMINISTERS
                : PersonState.ENABLED;
    }

    private KnownPerson deleted(FormerUserEntity row, UserModel account, Optional<String> linked) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("userName", sentName(account.getUsername()));
        if (row.externalId != null) {
            document.put("externalId", row.externalId);
        }
        if (account.getEmail() != null) {
            document.putArray("emails").addObject().put("value", account.getEmail());
        }
        ScimUser person = ScimUser.kept(ScimJson.text(document));
        return new KnownPerson(row.userId, context.directory(), person, state(row, account), linked, false);
    }

    /** The state of a deleted user. One whose removal {@code suspend-users} withholds signs in as before. */
    private PersonState state(FormerUserEntity row, UserModel account) {
        return row.withheld == null || !account.isEnabled() ? PersonState.DELETED : state(account);
    }

    /** The userName that the directory sent, also for an account that was named while user names were qualified. */
    private String sentName(String username) {
        String bare = username.substring(0, Math.max(username.lastIndexOf('@'), 0));
        return username.equals(context.directory().qualified(bare)) ? bare : username;
    }

    /**
     * Whether it is the NameID that the user had before the last rename, is not the current one, and the grace period is
     * over.
     */
    boolean isExpiredNameId(String id, String nameId) {
        return new FormerNameIds(context.database()).isExpired(id, nameId)
                && users().one(id)
                        .filter(user ->
                                !Claim.of(context.directory(), user.resource()).isNameId(nameId))
                        .isPresent();
    }

    /** Locks the row of the user until this transaction ends. */
    void lock(String id) {
        users().oneToChange(id);
    }

    private ResourceStore<ScimUser> users() {
        return new ResourceStore<>(
                context.database(),
                context.directory().id(),
                UserTable.of(UserSchema.of(context.directory()), context.realm().getId()));
    }
}
