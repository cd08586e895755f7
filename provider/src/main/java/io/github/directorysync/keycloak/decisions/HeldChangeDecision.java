package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.groups.MembershipStore;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.guard.HeldChange.HeldState;
import io.github.directorysync.sync.guard.RemovalKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** An administrator's decision about changes that the guard holds: they are applied, or discarded. */
public final class HeldChangeDecision {

    private final String by;
    private final HeldChangeQueue held;
    private final HeldUserDecision people;
    private final HeldGroupDecision groups;
    private final RoleChangeTracker roleChanges;
    private final Journal journal;

    /**
     * Decides about held changes of this directory.
     *
     * @param journal records everything that happens now
     * @param by who decides
     */
    public HeldChangeDecision(KeycloakSession session, Directory directory, Journal journal, String by) {
        this.by = by;
        this.journal = journal;
        this.held = new HeldChangeQueue(session, directory);
        Database database = new Database(session);
        DirectoryContext context =
                new DirectoryContext(session, session.getContext().getRealm(), directory, journal);
        AccountStore accounts = new AccountStore(context, new Logout(context));
        this.roleChanges = new RoleChangeTracker(context);
        this.people = new HeldUserDecision(context, accounts, new AccessGroupMembers(directory, database));
        this.groups =
                new HeldGroupDecision(context, new MembershipStore(context, new AccessGroupEffect(context, accounts)));
    }

    /**
     * Applies held changes as far as they are still due by the present state, not by the state when they were held.
     *
     * @param ids of waiting changes; empty for all
     * @return how many were decided
     */
    public int apply(Collection<String> ids) {
        List<HeldEntity> rows = held.locked(ids);
        held.decided(rows, HeldState.APPLIED, by);
        note(rows, true);
        people.read(ofPeople(rows).toList());
        RoleSnapshot roles = roleChanges.measure(whoseRoleMayChange(rows));
        ofPeople(rows).forEach(people::apply);
        groups.apply(rows);
        roleChanges.compare(roles);
        groups.deleteDecided(rows);
        held.applied();
        return rows.size();
    }

    /**
     * Discards held changes. The directory's resources get a new version that shows them unchanged; if the directory sends
     * a change again, the guard counts it again.
     *
     * @param ids of waiting changes; empty for all
     * @return how many were decided
     */
    public int discard(Collection<String> ids) {
        List<HeldEntity> rows = held.locked(ids);
        held.decided(rows, HeldState.DISCARDED, by);
        note(rows, false);
        ofPeople(rows).forEach(people::discard);
        groups.discard(rows);
        groups.deleteDecided(rows);
        return rows.size();
    }

    /** Records each decision in the log, whether or not the change is still due. */
    private void note(List<HeldEntity> rows, boolean applied) {
        rows.forEach(row -> journal.note(new Effect.Decided(
                row.id,
                new Effect.Guarded.AffectedPerson(row.userId, String.valueOf(row.userName)),
                Optional.ofNullable(row.groupId),
                applied)));
    }

    private static Stream<HeldEntity> ofPeople(List<HeldEntity> rows) {
        return rows.stream().filter(row -> row.groupId == null);
    }

    /**
     * The ids of users whose roles are compared here: not deleted users, and not changes of groups, which {@link
     * HeldGroupDecision} compares.
     */
    private static List<String> whoseRoleMayChange(List<HeldEntity> rows) {
        return ofPeople(rows)
                .filter(row -> RemovalKind.valueOf(row.what) != RemovalKind.DELETE)
                .map(row -> row.userId)
                .distinct()
                .toList();
    }
}
