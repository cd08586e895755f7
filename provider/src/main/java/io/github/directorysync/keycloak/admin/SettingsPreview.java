package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.Options;
import io.github.directorysync.keycloak.guard.GuardCounter;
import io.github.directorysync.keycloak.people.AccessConditions;
import io.github.directorysync.keycloak.people.DirectoryPeople;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import io.github.directorysync.sync.guard.GuardPolicy;
import io.github.directorysync.sync.users.AccessReason;
import io.github.directorysync.sync.users.SyncState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.FederatedIdentityEntity;
import org.keycloak.models.jpa.entities.UserEntity;

/** What other settings of a directory would do to its people. Nothing of it happens. */
public final class SettingsPreview {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory before;
    private final Directory after;
    private final Database database;

    /** From the settings that it has to those that are asked about. */
    public SettingsPreview(KeycloakSession session, RealmModel realm, Directory before, Directory after) {
        this.session = session;
        this.realm = realm;
        this.before = before;
        this.after = after;
        this.database = new Database(session);
    }

    /**
     * Somebody whom it would concern.
     *
     * @param userName of the account
     * @param becomes the name that the account would get
     */
    public record Person(String id, String userName, Optional<String> becomes) {}

    /** What would happen to people. */
    public enum Effect {
        /** Their account is disabled: by access groups, or because suspensions are switched on again. */
        SUSPENDED,
        /** Their account can be used again. */
        RESUMED,
        /** Who was not imported gets an account. */
        IMPORTED,
        /** Changes that were withheld reach the account, and it is called otherwise by them. */
        RENAMED,
        /** They are linked to the identity provider, each when something of them is sent next. */
        LINKED,
        /** A DELETE of theirs that was withheld happens. */
        REMOVED
    }

    /** How many it would concern so, and the first of them by userName. */
    public Paged<Person> of(Effect effect, int max) {
        return switch (effect) {
            case SUSPENDED -> page(suspended(), max, false);
            case RESUMED -> page(resumed(), max, false);
            case IMPORTED -> page(switchedOn(Options::importUsers, SyncState.AWAITED), max, true);
            case RENAMED ->
                page(
                        HqlCondition.all(List.of(
                                switchedOn(Options::importChanges, SyncState.BEHIND),
                                HqlCondition.present("d.userName"),
                                HqlCondition.same("d.userName", "u.username").negated())),
                        max,
                        true);
            case LINKED -> page(linked(), max, false);
            case REMOVED -> removed(max);
        };
    }

    /** Whether the guard would hold the suspensions instead. */
    public boolean isHeld(long suspended) {
        Guard guard = after.guard().holding();
        return suspended > 0
                && guard.mode() != Guard.Mode.OFF
                && new GuardPolicy(guard)
                        .answer(Math.toIntExact(suspended), new GuardCounter(session, realm, after))
                        .obstacle()
                        .isPresent();
    }

    private HqlCondition suspended() {
        boolean concerns = after.options().suspendUsers()
                && (!before.options().suspendUsers()
                        || !before.options()
                                .accessGroups()
                                .equals(after.options().accessGroups()));
        return concerns ? new AccessConditions(after).unwanted() : HqlCondition.nothing();
    }

    private HqlCondition resumed() {
        return HqlCondition.all(List.of(
                new AccessConditions(before).of(AccessReason.ACCESS_GROUPS), new AccessConditions(after).entitled()));
    }

    private HqlCondition switchedOn(Predicate<Options> option, SyncState standing) {
        return !option.test(before.options()) && option.test(after.options())
                ? HqlCondition.equal("d.standing", standing.name())
                : HqlCondition.nothing();
    }

    private HqlCondition linked() {
        Optional<String> provider = after.saml().identityProvider();
        if (provider.isEmpty() || provider.equals(before.saml().identityProvider())) {
            return HqlCondition.nothing();
        }
        return HqlCondition.all(List.of(
                HqlCondition.absent("d.standing"),
                HqlCondition.exists(
                                List.of(new Table("l", FederatedIdentityEntity.class)),
                                HqlCondition.same("l.user.id", "u.id"),
                                HqlCondition.equal("l.identityProvider", provider.get()))
                        .negated()));
    }

    private Paged<Person> page(HqlCondition which, int max, boolean renames) {
        TableQuery people = DirectoryPeople.table(database, realm, before).and(which);
        return new Paged<>(
                people.count(),
                people.rows(
                                List.of(
                                        scope -> scope.column("u.id"),
                                        scope -> scope.column("u.username"),
                                        scope -> scope.column("d.userName")),
                                List.of(Ordering.ascending("u.username")),
                                row -> new Person(
                                        row.text(0),
                                        row.text(1),
                                        row.optionalText(2).filter(name -> renames)))
                        .most(max)
                        .list());
    }

    private Paged<Person> removed(int max) {
        if (before.options().suspendUsers() || !after.options().suspendUsers()) {
            return new Paged<>(0, List.of());
        }
        TableQuery people = new TableQuery(
                database,
                List.of(new Table("f", FormerUserEntity.class), new Table("u", UserEntity.class)),
                HqlCondition.all(List.of(
                        HqlCondition.same("u.id", "f.userId"),
                        HqlCondition.equal("f.directoryId", before.id()),
                        HqlCondition.present("f.withheld"))));
        return new Paged<>(
                people.count(),
                people.rows(
                                List.of(scope -> scope.column("u.id"), scope -> scope.column("u.username")),
                                List.of(Ordering.ascending("u.username")),
                                row -> new Person(row.text(0), row.text(1), Optional.empty()))
                        .most(max)
                        .list());
    }
}
