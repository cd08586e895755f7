package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.AccountMerge;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.FormerNameRelease;
import io.github.directorysync.keycloak.accounts.ManualGrants;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.users.AccountLinks;
import io.github.directorysync.sync.users.Users;
import java.util.List;

/** Links accounts of the realm with users of a directory, and records whose roles that changes. */
public final class KeycloakAccountLinks implements AccountLinks {

    private final DirectoryContext visit;
    private final Database database;
    private final AccountStore accounts;
    private final Users users;
    private final AccountAdoption arrivals;
    private final RoleChangeTracker watch;

    public KeycloakAccountLinks(DirectoryContext visit, AccountStore accounts, Users users) {
        this.visit = visit;
        this.database = visit.database();
        this.accounts = accounts;
        this.users = users;
        this.arrivals = new AccountAdoption(visit, accounts);
        this.watch = new RoleChangeTracker(visit);
    }

    @Override
    public Stored<ScimUser> adopt(String id, ScimUser user) {
        arrivals.adopt(id, user);
        return linked(id);
    }

    @Override
    public Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        RoleSnapshot roles = watch.measure(byNameOnly ? List.of(id) : List.of());
        arrivals.revive(id, byNameOnly, user);
        watch.compare(roles);
        return linked(id);
    }

    @Override
    public void takeGivenByHand(String id, ScimUser user) {
        RoleSnapshot roles = watch.measure(List.of(id));
        new ManualGrants(visit).take(accounts.reachable(id), user);
        watch.compare(roles);
    }

    @Override
    public void giveUpNames(List<String> ids, ScimUser user) {
        FormerNameRelease names = new FormerNameRelease(visit);
        ids.forEach(id -> names.by(accounts.reachable(id), user));
    }

    @Override
    public Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id) {
        DirectoryUserEntity place =
                database.find(DirectoryUserEntity.class, waiting.id()).orElseThrow();
        RoleSnapshot roles = watch.measure(List.of(id));
        arrivals.takePlace(place, id, waiting.resource());
        watch.compare(roles);
        return linked(id);
    }

    @Override
    public void absorb(Stored<ScimUser> user, List<String> others) {
        AccountMerge merge = new AccountMerge(visit);
        RoleSnapshot roles = watch.measure(List.of(user.id()));
        others.forEach(id -> merge.into(accounts.reachable(user.id()), accounts.reachable(id)));
        watch.compare(roles);
    }

    private Stored<ScimUser> linked(String id) {
        return users.findToChange(id).orElseThrow();
    }
}
