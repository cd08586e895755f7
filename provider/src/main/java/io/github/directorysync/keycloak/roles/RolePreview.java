package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleLadder;
import io.github.directorysync.role.RoleOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What a change would do to everybody's role in an app, told before it is made. Nothing is changed. */
public final class RolePreview {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AppLadder app;

    public RolePreview(KeycloakSession session, RealmModel realm, AppLadder app) {
        this.session = session;
        this.realm = realm;
        this.app = app;
    }

    /** One person's role before and after. */
    public record Person(
            String id, String userName, Optional<AppRole> before, Optional<AppRole> after, RoleOutcome outcome) {}

    /** From which role to which. */
    public record Move(Optional<String> before, Optional<String> after) {}

    /**
     * What would happen.
     *
     * @param people how many there are of each outcome
     * @param moves how many would go from which role to which
     * @param who some of those that were asked for, by userName
     */
    public record Result(Map<RoleOutcome, Long> people, Map<Move, Long> moves, Paged<Person> who) {}

    /**
     * Looks at the proposal.
     *
     * @param wanted whom to name
     * @throws InvalidSettings if it could not be done
     */
    public Result of(Proposal proposal, Set<RoleOutcome> wanted, int first, int max) {
        proposal.requireValid(app);
        AppLadder changed = app.with(proposal.ladder());
        RealmPopulation crowd = RealmPopulation.of(
                session,
                realm,
                app,
                givers(proposal, changed),
                proposal.mappings().keySet());
        Function<RealmPopulation.Somebody, Optional<AppRole>> before =
                crowd.resolvedBy(new RoleCandidates(session, realm, app));
        Function<RealmPopulation.Somebody, Optional<AppRole>> after = crowd.resolvedBy(
                new RoleCandidates(session, realm, changed, group -> proposal.mappings(changed, group)));
        RoleLadder ladder = changed.ladder();
        Tally tally = new Tally(wanted, first, max);
        crowd.forEach(somebody -> {
            Optional<AppRole> then = before.apply(somebody);
            Optional<AppRole> now = after.apply(somebody);
            tally.add(new Person(somebody.id(), somebody.userName(), then, now, RoleOutcome.of(then, now, ladder)));
        });
        return tally.result();
    }

    /** How many people have each role now, by its name. */
    public Map<String, Long> holders() {
        RoleGrants givers =
                RoleGrants.of(new Database(session), realm, new AppsQuery(session, realm).rolesOf(Optional.of(app)));
        RealmPopulation crowd = RealmPopulation.of(session, realm, app, givers, Set.of());
        Function<RealmPopulation.Somebody, Optional<AppRole>> now =
                crowd.resolvedBy(new RoleCandidates(session, realm, app));
        Map<String, Long> holders = new HashMap<>();
        crowd.forEach(somebody -> now.apply(somebody).ifPresent(role -> holders.merge(role.name(), 1L, Long::sum)));
        return holders;
    }

    /** Whatever gives a role of the app before or after. */
    RoleGrants givers(Proposal proposal, AppLadder changed) {
        Database database = new Database(session);
        Set<String> roles = new HashSet<>(new AppsQuery(session, realm).rolesOf(Optional.of(app)));
        proposal.ladder().levels().ifPresent(all -> all.keySet().forEach(role -> add(roles, changed, role)));
        add(roles, changed, changed.defaultName());
        return RoleGrants.of(database, realm, roles)
                .with(database, realm, proposal.mappings().keySet());
    }

    private static void add(Set<String> roles, AppLadder app, String name) {
        app.role(name).ifPresent(role -> roles.add(role.getId()));
    }

    /** Counts, and keeps the few that are asked for. */
    private static final class Tally {

        private final Set<RoleOutcome> wanted;
        private final int first;
        private final int max;
        private final Map<RoleOutcome, Long> people = new EnumMap<>(RoleOutcome.class);
        private final Map<Move, Long> moves = new HashMap<>();
        private final List<Person> who = new ArrayList<>();
        private long seen;

        Tally(Set<RoleOutcome> wanted, int first, int max) {
            this.wanted = wanted;
            this.first = first;
            this.max = max;
        }

        void add(Person person) {
            people.merge(person.outcome(), 1L, Long::sum);
            moves.merge(
                    new Move(person.before().map(AppRole::name), person.after().map(AppRole::name)), 1L, Long::sum);
            if (wanted.contains(person.outcome()) && seen++ >= first && who.size() < max) {
                who.add(person);
            }
        }

        Result result() {
            return new Result(people, moves, new Paged<>(seen, who));
        }
    }
}
