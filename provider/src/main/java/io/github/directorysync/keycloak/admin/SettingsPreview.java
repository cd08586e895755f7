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

/** The effect that other settings of a directory would have on its users. Changes nothing. */
public final class SettingsPreview {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory before;
    private final Directory after;
    private final Database database;

    /** Compares the present settings with those that are asked about. */
    public SettingsPreview(KeycloakSession session, RealmModel realm, Directory before, Directory after) {
        this.session = session;
        this.realm = realm;
        this.before = before;
        this.after = after;
        this.database = new Database(session);
    }

    /**
     * A user who would be affected.
     *
     * @param userName of the account
     * @param becomes the username that the account would get, if it changes
     */
    public record PreviewPerson(String id, String userName, Optional<String> becomes) {}

    /** What would happen to users. */
    public enum PreviewEffect {
        /** The account is disabled: by access groups, or because suspension is switched on again. */
        SUSPENDED,
        /** The account is enabled again. */
        RESUMED,
        /** A user with a placeholder is imported. */
        IMPORTED,
        /** Withheld changes are applied to the account, and rename it. */
        RENAMED,
        /** The account is linked to the identity provider, when the directory next sends the user. */
        LINKED,
        /** A withheld DELETE is applied. */
        REMOVED
    }

    /** How many users would be affected so, and the first {@code max} of them by username. */
    public Paged<PreviewPerson> of(PreviewEffect effect, int max) {
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

    /** Whether the guard would hold that many suspensions. */
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
        return concerns ? new AccessConditions(after).toSuspend() : HqlCondition.nothing();
    }

    private HqlCondition resumed() {
        return HqlCondition.all(List.of(
                new AccessConditions(before).of(AccessReason.ACCESS_GROUPS), new AccessConditions(after).entitled()));
    }

    private HqlCondition switchedOn(Predicate<Options> option, SyncState syncState) {
        return !option.test(before.options()) && option.test(after.options())
                ? HqlCondition.equal("d.standing", syncState.name())
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

    private Paged<PreviewPerson> page(HqlCondition which, int max, boolean renames) {
        TableQuery people = DirectoryPeople.table(database, realm, before).and(which);
        return new Paged<>(
                people.count(),
                people.rows(
                                List.of(
                                        scope -> scope.column("u.id"),
                                        scope -> scope.column("u.username"),
                                        scope -> scope.column("d.userName")),
                                List.of(Ordering.ascending("u.username")),
                                row -> new PreviewPerson(
                                        row.text(0),
                                        row.text(1),
                                        row.optionalText(2).filter(name -> renames)))
                        .most(max)
                        .list());
    }

    private Paged<PreviewPerson> removed(int max) {
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
                                row -> new PreviewPerson(row.text(0), row.text(1), Optional.empty()))
                        .most(max)
                        .list());
    }
}
