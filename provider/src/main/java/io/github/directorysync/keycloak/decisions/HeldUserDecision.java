package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.DeprovisionedUsers;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.PushedRoles;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.guard.HeldChange.HeldState;
import io.github.directorysync.sync.guard.RemovalKind;
import io.github.directorysync.sync.users.AccountPolicy;
import io.github.directorysync.sync.users.AccountState;
import io.github.directorysync.sync.users.PushedRoleNames;
import io.github.directorysync.sync.users.RemovalEffect;
import io.github.directorysync.sync.users.SyncState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies or discards held changes of users themselves: suspension, deletion, and loss of pushed roles. */
final class HeldUserDecision {

    private final DirectoryContext context;
    private final Database database;
    private final AccountStore accounts;
    private final DeprovisionedUsers former;
    private final PushedRoles pushed;
    private final RemovalEffect deletion;
    private final HeldChangeCheck check;

    HeldUserDecision(DirectoryContext context, AccountStore accounts, AccessGroupMembers entitled) {
        this.context = context;
        this.database = context.database();
        this.accounts = accounts;
        Directory directory = context.directory();
        this.former = new DeprovisionedUsers(context.database(), context.realm().getId(), directory.id());
        this.pushed = new PushedRoles(context.session(), context.realm());
        this.check = new HeldChangeCheck(context, entitled);
        this.deletion = new AccountPolicy(directory.options())
                .ofRemoval(new AccountState(SyncState.IN_STEP, true, true, false));
    }

    /** Reads what the check needs, before any of the changes is applied. */
    void read(List<HeldEntity> rows) {
        check.read(rows);
    }

    /** Applies a change if it is still due; else it lapses. */
    void apply(HeldEntity row) {
        AnyDirectoryUserEntity user = user(row);
        if (user != null && !check.isDue(row, user)) {
            row.state = HeldState.LAPSED.name();
            user.held = RemovalKind.valueOf(row.what) == RemovalKind.SUSPEND ? null : user.held;
            return;
        }
        if (user == null) {
            deleteFormer(row);
            return;
        }
        try {
            switch (RemovalKind.valueOf(row.what)) {
                case DELETE -> delete(row, HeldUserDiscard.externalId(user));
                case UNPUSH -> unpush(row, user);
                default -> suspend(row, user);
            }
        } catch (ScimProblem administrator) {
            // No directory may change an account that administers Keycloak by now.
            row.state = HeldState.DISCARDED.name();
            new HeldUserDiscard(context, pushed).discard(row, user);
        }
    }

    private void suspend(HeldEntity row, AnyDirectoryUserEntity user) {
        accounts.access().suspend(row.userId);
        user.held = null;
        // The row keeps what the directory sent where the account differs now.
        user.active = Boolean.FALSE.equals(user.active) ? null : Boolean.TRUE;
        note(row, ChangeKind.SUSPENDED);
    }

    private void delete(HeldEntity row, Optional<String> externalId) {
        accounts.access().applyRemoval(row.userId, deletion);
        if (deletion == RemovalEffect.DELETE) {
            note(row, ChangeKind.DELETED);
            return;
        }
        former.add(row.userId, externalId, deletion == RemovalEffect.KEEP);
        if (deletion == RemovalEffect.SUSPEND) {
            note(row, ChangeKind.SUSPENDED);
        } else {
            context.journal()
                    .note(new Effect.Withheld(
                            DirectorySettings.SUSPEND_USERS,
                            ChangeKind.DELETED,
                            String.valueOf(row.userName),
                            List.of()));
        }
    }

    /**
     * Applies a DELETE that {@code suspend-users} had withheld before the guard held it; withholds it again if the option
     * is off again.
     */
    private void deleteFormer(HeldEntity row) {
        FormerUserEntity account = database.find(FormerUserEntity.class, row.userId)
                .filter(one -> one.directoryId.equals(context.directory().id()))
                .orElse(null);
        if (account == null
                || RemovalKind.valueOf(row.what) != RemovalKind.DELETE
                || context.session().users().getUserById(context.realm(), row.userId) == null) {
            return;
        }
        if (deletion == RemovalEffect.KEEP) {
            account.withheld = ServerTime.now().toEpochMilli();
            account.exported = null;
            row.state = HeldState.LAPSED.name();
            return;
        }
        try {
            new WithheldRemovals(context, accounts).apply(row.userId, String.valueOf(row.userName), deletion);
        } catch (ScimProblem administrator) {
            // As for users who are still the directory's: no directory may change an account that administers Keycloak.
            row.state = HeldState.DISCARDED.name();
        }
    }

    private void unpush(HeldEntity row, AnyDirectoryUserEntity user) {
        accounts.reachable(row.userId);
        List<String> before = pushed.namesOf(row.userId).toList();
        List<String> after = PushedRoleNames.of(ScimUser.kept(user.document, true));
        pushed.write(row.userId, after);
        note(row, ChangeKind.CHANGED, PushedRoleNames.changes(before, after));
    }

    /** Discards a change; the user gets a new version that shows it. */
    void discard(HeldEntity row) {
        AnyDirectoryUserEntity user = user(row);
        if (user != null) {
            new HeldUserDiscard(context, pushed).discard(row, user);
        }
    }

    private void note(HeldEntity row, ChangeKind kind) {
        note(row, kind, List.of());
    }

    private void note(HeldEntity row, ChangeKind kind, List<Change> changes) {
        context.journal().note(new Effect.OfUser(kind, row.userId, String.valueOf(row.userName), changes));
    }

    /** The row; null if the account was removed meanwhile. */
    private @Nullable AnyDirectoryUserEntity user(HeldEntity row) {
        boolean exists = context.session().users().getUserById(context.realm(), row.userId) != null;
        return exists ? database.entities().find(AnyDirectoryUserEntity.class, row.userId) : null;
    }
}
