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

    private final DirectoryContext context;
    private final Database database;
    private final AccountStore accounts;
    private final Users users;
    private final AccountAdoption adoption;
    private final RoleChangeTracker roleChanges;

    public KeycloakAccountLinks(DirectoryContext context, AccountStore accounts, Users users) {
        this.context = context;
        this.database = context.database();
        this.accounts = accounts;
        this.users = users;
        this.adoption = new AccountAdoption(context, accounts);
        this.roleChanges = new RoleChangeTracker(context);
    }

    @Override
    public Stored<ScimUser> adopt(String id, ScimUser user) {
        adoption.adopt(id, user);
        return linked(id);
    }

    @Override
    public Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        RoleSnapshot roles = roleChanges.measure(byNameOnly ? List.of(id) : List.of());
        adoption.revive(id, byNameOnly, user);
        roleChanges.compare(roles);
        return linked(id);
    }

    @Override
    public void takeGivenByHand(String id, ScimUser user) {
        RoleSnapshot roles = roleChanges.measure(List.of(id));
        new ManualGrants(context).remove(accounts.reachable(id), user);
        roleChanges.compare(roles);
    }

    @Override
    public void giveUpNames(List<String> ids, ScimUser user) {
        FormerNameRelease names = new FormerNameRelease(context);
        ids.forEach(id -> names.release(accounts.reachable(id), user));
    }

    @Override
    public Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id) {
        DirectoryUserEntity place =
                database.find(DirectoryUserEntity.class, waiting.id()).orElseThrow();
        RoleSnapshot roles = roleChanges.measure(List.of(id));
        adoption.takePlace(place, id, waiting.resource());
        roleChanges.compare(roles);
        return linked(id);
    }

    @Override
    public void absorb(Stored<ScimUser> user, List<String> others) {
        AccountMerge merge = new AccountMerge(context);
        RoleSnapshot roles = roleChanges.measure(List.of(user.id()));
        others.forEach(id -> merge.merge(accounts.reachable(user.id()), accounts.reachable(id)));
        roleChanges.compare(roles);
    }

    private Stored<ScimUser> linked(String id) {
        return users.findToChange(id).orElseThrow();
    }
}
