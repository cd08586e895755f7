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

/** An administrator's decision about what the guard holds: it happens after all, or it never does. */
public final class HeldChangeDecision {

    private final String by;
    private final HeldChangeQueue held;
    private final HeldUserDecision people;
    private final HeldGroupDecision groups;
    private final RoleChangeTracker watch;
    private final Journal journal;

    /**
     * About changes of this directory.
     *
     * @param journal where everything that happens now is noted
     * @param by who decides
     */
    public HeldChangeDecision(KeycloakSession session, Directory directory, Journal journal, String by) {
        this.by = by;
        this.journal = journal;
        this.held = new HeldChangeQueue(session, directory);
        Database database = new Database(session);
        DirectoryContext visit =
                new DirectoryContext(session, session.getContext().getRealm(), directory, journal);
        AccountStore accounts = new AccountStore(visit, new Logout(visit));
        this.watch = new RoleChangeTracker(visit);
        this.people = new HeldUserDecision(visit, accounts, new AccessGroupMembers(directory, database));
        this.groups = new HeldGroupDecision(visit, new MembershipStore(visit, new AccessGroupEffect(visit, accounts)));
    }

    /**
     * They happen, as far as they are wanted still: what is true now counts, not what was when they were held.
     *
     * @param ids of those that wait; empty for all
     * @return how many
     */
    public int apply(Collection<String> ids) {
        List<HeldEntity> rows = held.locked(ids);
        held.decided(rows, HeldState.APPLIED, by);
        note(rows, true);
        people.lookAt(ofPeople(rows).toList());
        RoleSnapshot roles = watch.measure(whoseRoleMayChange(rows));
        ofPeople(rows).forEach(people::apply);
        groups.apply(rows);
        watch.compare(roles);
        groups.settle(rows);
        held.applied();
        return rows.size();
    }

    /**
     * They do not happen, and the directory is shown so: it may ask again, and is counted again then.
     *
     * @param ids of those that wait; empty for all
     * @return how many
     */
    public int discard(Collection<String> ids) {
        List<HeldEntity> rows = held.locked(ids);
        held.decided(rows, HeldState.DISCARDED, by);
        note(rows, false);
        ofPeople(rows).forEach(people::discard);
        groups.discard(rows);
        groups.settle(rows);
        return rows.size();
    }

    /** Each of them is in the log, whatever comes of it. */
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

    /** Of who is deleted nobody asks; of groups it is asked there. */
    private static List<String> whoseRoleMayChange(List<HeldEntity> rows) {
        return ofPeople(rows)
                .filter(row -> RemovalKind.valueOf(row.what) != RemovalKind.DELETE)
                .map(row -> row.userId)
                .distinct()
                .toList();
    }
}
