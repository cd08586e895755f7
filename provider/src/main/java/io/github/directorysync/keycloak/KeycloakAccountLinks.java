package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.AccountLinks;
import io.github.directorysync.sync.Users;
import java.util.List;

/** Links accounts of the realm with the users of a directory, and notes whose roles that changes. */
final class KeycloakAccountLinks implements AccountLinks {

    private final Visit visit;
    private final Database database;
    private final Accounts accounts;
    private final Users users;
    private final Arrivals arrivals;
    private final RoleWatch watch;

    KeycloakAccountLinks(Visit visit, Accounts accounts, Users users) {
        this.visit = visit;
        this.database = visit.database();
        this.accounts = accounts;
        this.users = users;
        this.arrivals = new Arrivals(visit, accounts);
        this.watch = new RoleWatch(visit);
    }

    @Override
    public Kept<ScimUser> adopt(String id, ScimUser user) {
        arrivals.adopt(id, user);
        return linked(id);
    }

    @Override
    public Kept<ScimUser> revive(String id, boolean byNameOnly, ScimUser user) {
        RoleSnapshot roles = watch.measure(byNameOnly ? List.of(id) : List.of());
        arrivals.revive(id, byNameOnly, user);
        watch.compare(roles);
        return linked(id);
    }

    @Override
    public void takeGivenByHand(String id, ScimUser user) {
        RoleSnapshot roles = watch.measure(List.of(id));
        new GivenByHand(visit).take(accounts.reachable(id), user);
        watch.compare(roles);
    }

    @Override
    public void giveUpNames(List<String> ids, ScimUser user) {
        GivenUpNames names = new GivenUpNames(visit);
        ids.forEach(id -> names.by(accounts.reachable(id), user));
    }

    @Override
    public Kept<ScimUser> takePlace(Kept<ScimUser> waiting, String id) {
        DirectoryUserEntity place =
                database.find(DirectoryUserEntity.class, waiting.id()).orElseThrow();
        RoleSnapshot roles = watch.measure(List.of(id));
        arrivals.takePlace(place, id, waiting.resource());
        watch.compare(roles);
        return linked(id);
    }

    @Override
    public void absorb(Kept<ScimUser> user, List<String> others) {
        AccountMerge merge = new AccountMerge(visit);
        RoleSnapshot roles = watch.measure(List.of(user.id()));
        others.forEach(id -> merge.into(accounts.reachable(user.id()), accounts.reachable(id)));
        watch.compare(roles);
    }

    private Kept<ScimUser> linked(String id) {
        return users.findToChange(id).orElseThrow();
    }
}
