package io.github.directorysync.keycloak.decisions;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was held of people themselves, and not of a group that they are in, happens or does not. */
final class HeldUserDecision {

    private final DirectoryContext visit;
    private final Database database;
    private final AccountStore accounts;
    private final DeprovisionedUsers former;
    private final PushedRoles pushed;
    private final RemovalEffect deletion;
    private final HeldChangeCheck wanted;

    HeldUserDecision(DirectoryContext visit, AccountStore accounts, AccessGroupMembers entitled) {
        this.visit = visit;
        this.database = visit.database();
        this.accounts = accounts;
        Directory directory = visit.directory();
        this.former = new DeprovisionedUsers(visit.database(), visit.realm().getId(), directory.id());
        this.pushed = new PushedRoles(visit.session(), visit.realm());
        this.wanted = new HeldChangeCheck(visit, entitled);
        this.deletion = new AccountPolicy(directory.options())
                .ofRemoval(new AccountState(SyncState.IN_STEP, true, true, false));
    }

    /** Before any of them is applied. */
    void lookAt(List<HeldEntity> rows) {
        wanted.lookAt(rows);
    }

    /** It happens, if it is wanted still. */
    void apply(HeldEntity row) {
        AnyDirectoryUserEntity user = user(row);
        if (user != null && !wanted.includes(row, user)) {
            row.state = HeldState.LAPSED.name();
            user.held = RemovalKind.valueOf(row.what) == RemovalKind.SUSPEND ? null : user.held;
            return;
        }
        if (user == null) {
            deletedFormer(row);
            return;
        }
        try {
            switch (RemovalKind.valueOf(row.what)) {
                case DELETE -> deleted(row, externalId(user));
                case UNPUSH -> takenBack(row, user);
                default -> suspended(row, user);
            }
        } catch (ScimProblem administrator) {
            // Who administers Keycloak by now is out of every directory's reach.
            row.state = HeldState.DISCARDED.name();
            discard(row, user);
        }
    }

    private void suspended(HeldEntity row, AnyDirectoryUserEntity user) {
        accounts.suspend(row.userId);
        user.held = null;
        // What the directory says is kept where the account is another now.
        user.active = Boolean.FALSE.equals(user.active) ? null : Boolean.TRUE;
        note(row, ChangeKind.SUSPENDED);
    }

    private void deleted(HeldEntity row, Optional<String> externalId) {
        accounts.part(row.userId, deletion);
        if (deletion == RemovalEffect.DELETE) {
            note(row, ChangeKind.DELETED);
            return;
        }
        former.add(row.userId, externalId, deletion == RemovalEffect.KEEP);
        if (deletion == RemovalEffect.SUSPEND) {
            note(row, ChangeKind.SUSPENDED);
        } else {
            visit.journal()
                    .note(new Effect.Withheld(
                            DirectorySettings.SUSPEND_USERS,
                            ChangeKind.DELETED,
                            String.valueOf(row.userName),
                            List.of()));
        }
    }

    /** A DELETE that {@code suspend-users} had withheld first; withheld again if that is off once more. */
    private void deletedFormer(HeldEntity row) {
        FormerUserEntity account = database.find(FormerUserEntity.class, row.userId)
                .filter(one -> one.directoryId.equals(visit.directory().id()))
                .orElse(null);
        if (account == null
                || RemovalKind.valueOf(row.what) != RemovalKind.DELETE
                || visit.session().users().getUserById(visit.realm(), row.userId) == null) {
            return;
        }
        if (deletion == RemovalEffect.KEEP) {
            account.withheld = ServerTime.now().toEpochMilli();
            account.exported = null;
            row.state = HeldState.LAPSED.name();
            return;
        }
        try {
            new WithheldRemovals(visit, accounts).part(row.userId, String.valueOf(row.userName), deletion);
        } catch (ScimProblem administrator) {
            // As of those who are still the directory's.
            row.state = HeldState.DISCARDED.name();
        }
    }

    private void takenBack(HeldEntity row, AnyDirectoryUserEntity user) {
        accounts.reachable(row.userId);
        pushed.write(row.userId, PushedRoleNames.of(ScimUser.kept(user.document, true)));
        note(row, ChangeKind.CHANGED);
    }

    /** It does not happen, and the directory is shown so. */
    void discard(HeldEntity row) {
        AnyDirectoryUserEntity user = user(row);
        if (user != null) {
            discard(row, user);
        }
    }

    private void discard(HeldEntity row, AnyDirectoryUserEntity user) {
        user.version++;
        user.lastModified = ServerTime.now().toEpochMilli();
        if (RemovalKind.valueOf(row.what) == RemovalKind.UNPUSH) {
            user.document = ScimJson.text(
                    withAll(user.document, pushed.namesOf(row.userId).toList()));
            note(row, ChangeKind.CHANGED);
            return;
        }
        if (user.held != null) {
            user.held = null;
            user.active = null;
            user.saidActive = true;
        }
        if (user.gone != null) {
            user.gone = null;
            restoreExternalId(user);
        }
        note(row, ChangeKind.REACTIVATED);
    }

    /** The directory may have given it to another user meanwhile, who keeps it. */
    private void restoreExternalId(AnyDirectoryUserEntity user) {
        Optional<String> sent = externalId(user);
        user.externalId = sent.filter(id -> isFree(id, user)).orElse(null);
        if (sent.isPresent() && user.externalId == null) {
            ObjectNode document = ScimJson.object(user.document);
            document.remove("externalId");
            user.document = ScimJson.text(document);
        }
    }

    private boolean isFree(String externalId, AnyDirectoryUserEntity user) {
        return database.count(
                        "select count(*) from DirectoryUserEntity d where d.directoryId = :directory"
                                + " and d.externalId = :external and d.userId <> :user",
                        Map.of("directory", user.directoryId, "external", externalId, "user", user.userId))
                == 0;
    }

    /** Roles and entitlements count alike, so what it was does not matter. */
    private static ObjectNode withAll(String document, List<String> names) {
        ObjectNode whole = ScimJson.object(document);
        List<String> there = PushedRoleNames.of(ScimUser.kept(document, true));
        names.stream()
                .filter(name -> !there.contains(name))
                .forEach(name -> whole.withArrayProperty("roles").addObject().put("value", name));
        return whole;
    }

    private static Optional<String> externalId(AnyDirectoryUserEntity user) {
        return Optional.ofNullable(
                ScimJson.object(user.document).path("externalId").asText(null));
    }

    private void note(HeldEntity row, ChangeKind kind) {
        visit.journal().note(new Effect.OfUser(kind, row.userId, String.valueOf(row.userName), List.of()));
    }

    /** They may be gone by another hand. */
    private @Nullable AnyDirectoryUserEntity user(HeldEntity row) {
        boolean there = visit.session().users().getUserById(visit.realm(), row.userId) != null;
        return there ? database.entities().find(AnyDirectoryUserEntity.class, row.userId) : null;
    }
}
