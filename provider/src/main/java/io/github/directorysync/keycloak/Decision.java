package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.keycloak.HeldChange.State;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.Journal;
import io.github.directorysync.sync.Judge;
import io.github.directorysync.sync.Parting;
import io.github.directorysync.sync.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** An administrator's decision about what the guard holds: it happens after all, or it never does. */
public final class Decision {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Journal journal;
    private final String by;
    private final Database database;
    private final HeldChanges held;
    private final Accounts accounts;
    private final Memberships memberships;
    private final RoleWatch watch;
    private final FormerUsers former;
    private final Parting deletion;

    /**
     * About changes of this directory.
     *
     * @param journal where everything that happens now is noted
     * @param by who decides
     */
    public Decision(KeycloakSession session, Directory directory, Journal journal, String by) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.journal = journal;
        this.by = by;
        this.database = new Database(session);
        this.held = new HeldChanges(session, directory);
        Visit visit = new Visit(session, realm, directory, journal);
        this.accounts = new Accounts(visit, new Access(visit));
        RelatedToUsers related = RelatedToUsers.of(visit, database, accounts);
        this.watch = related.watch();
        this.memberships = new Memberships(visit, database, related);
        this.former = related.former();
        this.deletion = new Judge(directory.options()).ofRemoval(new Footing(Standing.IN_STEP, true, true, false));
    }

    /**
     * They happen.
     *
     * @param ids of those that wait; empty for all
     * @return how many
     */
    public int apply(Collection<String> ids) {
        List<HeldEntity> rows = held.locked(ids);
        held.decided(rows, State.APPLIED, by);
        watch.during(people(rows), () -> {
            rows.stream().filter(row -> row.groupId == null).forEach(this::applied);
            byGroup(rows).forEach((group, people) -> {
                GroupModel model = session.groups().getGroupById(realm, group);
                if (model != null) {
                    memberships.leave(model, people);
                }
            });
        });
        settle(rows);
        held.settled();
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
        held.decided(rows, State.DISCARDED, by);
        rows.stream().filter(row -> row.groupId == null).forEach(this::discarded);
        byGroup(rows).keySet().forEach(this::touch);
        settle(rows);
        held.settled();
        return rows.size();
    }

    private static List<String> people(List<HeldEntity> rows) {
        return rows.stream()
                .filter(row -> What.valueOf(row.what) == What.SUSPEND)
                .map(row -> row.userId)
                .toList();
    }

    private static Map<String, List<String>> byGroup(List<HeldEntity> rows) {
        return rows.stream()
                .filter(row -> row.groupId != null)
                .collect(Collectors.groupingBy(
                        row -> row.groupId, Collectors.mapping(row -> row.userId, Collectors.toList())));
    }

    private void applied(HeldEntity row) {
        DepartedUserEntity user = user(row);
        if (user == null) {
            return;
        }
        try {
            if (What.valueOf(row.what) == What.DELETE) {
                deleted(row, externalId(user));
            } else {
                accounts.suspend(row.userId);
                user.held = null;
                // What the directory says is kept where the account is another now.
                user.active = Boolean.FALSE.equals(user.active) ? null : Boolean.TRUE;
                note(row, Effect.Deed.SUSPENDED);
            }
        } catch (ScimProblem administrator) {
            // Who administers Keycloak by now is out of every directory's reach.
            row.state = State.DISCARDED.name();
            discarded(row);
        }
    }

    private void deleted(HeldEntity row, Optional<String> externalId) {
        accounts.part(row.userId, deletion);
        if (deletion == Parting.DELETE) {
            note(row, Effect.Deed.DELETED);
            return;
        }
        former.add(row.userId, externalId);
        if (deletion == Parting.SUSPEND) {
            note(row, Effect.Deed.SUSPENDED);
        } else {
            journal.note(new Effect.Withheld(
                    DirectorySettings.SUSPEND_USERS, Effect.Deed.DELETED, String.valueOf(row.userName), List.of()));
        }
    }

    private static Optional<String> externalId(DepartedUserEntity user) {
        return Optional.ofNullable(
                ScimJson.object(user.document).path("externalId").asText(null));
    }

    private void discarded(HeldEntity row) {
        DepartedUserEntity user = user(row);
        if (user == null) {
            return;
        }
        if (user.held != null) {
            user.held = null;
            user.active = null;
        }
        if (user.gone != null) {
            user.gone = null;
            user.externalId = externalId(user).orElse(null);
        }
        user.version++;
        user.lastModified = Instant.now().toEpochMilli();
        note(row, Effect.Deed.REACTIVATED);
    }

    private void note(HeldEntity row, Effect.Deed deed) {
        journal.note(new Effect.OfUser(deed, row.userId, String.valueOf(row.userName), List.of()));
    }

    /** They may be gone by another hand. */
    private @Nullable DepartedUserEntity user(HeldEntity row) {
        boolean there = session.users().getUserById(realm, row.userId) != null;
        return there ? database.entities().find(DepartedUserEntity.class, row.userId) : null;
    }

    /** Its members are others for the directory. */
    private void touch(String group) {
        database.find(DepartedGroupEntity.class, group).ifPresent(row -> {
            row.version++;
            row.lastModified = Instant.now().toEpochMilli();
        });
    }

    /** A deleted group goes when nobody waits in it any more, unless somebody is to stay. */
    private void settle(List<HeldEntity> rows) {
        Stream<String> dissolved = rows.stream()
                .filter(row -> What.valueOf(row.what) == What.DISSOLVE)
                .map(row -> row.groupId)
                .distinct();
        dissolved.forEach(group -> {
            DepartedGroupEntity row =
                    database.find(DepartedGroupEntity.class, group).orElse(null);
            GroupModel model = session.groups().getGroupById(realm, group);
            if (row == null || row.gone == null || model == null || count(group, State.HELD, row.gone) > 0) {
                return;
            }
            if (count(group, State.DISCARDED, row.gone) > 0) {
                row.gone = null;
            } else {
                memberships.dissolve(model, () -> {
                    session.groups().removeGroup(realm, model);
                    database.flush();
                });
                journal.note(new Effect.OfGroup(Effect.Deed.DELETED, group, model.getName(), List.of()));
            }
        });
    }

    private long count(String group, State state, long since) {
        return database.count(
                "select count(*) from HeldEntity h where h.groupId = :group and h.what = 'DISSOLVE' and h.state = :state"
                        + " and h.created >= :since",
                Map.of("group", group, "state", state.name(), "since", since));
    }
}
