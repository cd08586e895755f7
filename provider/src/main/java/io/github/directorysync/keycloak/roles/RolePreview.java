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

/** Previews what a change would do to the roles of all users in an app. Nothing is changed. */
public final class RolePreview {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AppLadder app;

    public RolePreview(KeycloakSession session, RealmModel realm, AppLadder app) {
        this.session = session;
        this.realm = realm;
        this.app = app;
    }

    /** A user's role before and after the change. */
    public record PersonPreview(
            String id, String userName, Optional<AppRole> before, Optional<AppRole> after, RoleOutcome outcome) {}

    /** A change from one role to another; empty for no role. */
    public record Move(Optional<String> before, Optional<String> after) {}

    /**
     * The result of a preview.
     *
     * @param people the number of users with each outcome
     * @param moves the number of users for each change of role
     * @param who a page of the users with one of the wanted outcomes, by user name
     * @param highest what becomes of the highest role
     */
    public record PreviewResult(
            Map<RoleOutcome, Long> people, Map<Move, Long> moves, Paged<PersonPreview> who, HighestChange highest) {}

    /**
     * The highest role before and after the change; empty for a ladder without roles.
     *
     * @param losers the number of users who have the highest role now and get a lower one
     * @param holders the number of users who have the highest role of the changed ladder
     */
    public record HighestChange(Optional<String> before, Optional<String> after, long losers, long holders) {}

    /**
     * Previews the proposal.
     *
     * @param wanted the outcomes whose users to list
     * @throws InvalidSettings if the change could not be made
     */
    public PreviewResult of(Proposal proposal, Set<RoleOutcome> wanted, int first, int max) {
        proposal.requireValid(app);
        AppLadder changed = app.with(proposal.ladder());
        RealmPopulation population = RealmPopulation.of(
                session,
                realm,
                app,
                givers(proposal, changed),
                proposal.mappings().keySet());
        Function<RealmPopulation.UserGrants, Optional<AppRole>> before =
                population.resolvedBy(new RoleCandidates(session, realm, app));
        Function<RealmPopulation.UserGrants, Optional<AppRole>> after = population.resolvedBy(
                new RoleCandidates(session, realm, changed, group -> proposal.mappings(changed, group)));
        RoleLadder ladder = changed.ladder();
        Tally tally = new Tally(wanted, first, max, highest(app.ladder()), highest(ladder));
        population.forEach(user -> {
            Optional<AppRole> then = before.apply(user);
            Optional<AppRole> now = after.apply(user);
            tally.add(new PersonPreview(user.id(), user.userName(), then, now, RoleOutcome.of(then, now, ladder)));
        });
        return tally.result();
    }

    private static Optional<String> highest(RoleLadder ladder) {
        return ladder.rungs().stream().findFirst().map(AppRole::name);
    }

    /** Counts the users who have each role now, by the name of the role. */
    public Map<String, Long> holders() {
        RoleGrants givers =
                RoleGrants.of(new Database(session), realm, new AppsQuery(session, realm).rolesOf(Optional.of(app)));
        RealmPopulation population = RealmPopulation.of(session, realm, app, givers, Set.of());
        Function<RealmPopulation.UserGrants, Optional<AppRole>> now =
                population.resolvedBy(new RoleCandidates(session, realm, app));
        Map<String, Long> holders = new HashMap<>();
        population.forEach(user -> now.apply(user).ifPresent(role -> holders.merge(role.name(), 1L, Long::sum)));
        return holders;
    }

    /** Finds what grants a role of the app before or after the change. */
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

    /** Counts, and collects the page that was asked for. */
    private static final class Tally {

        private final Set<RoleOutcome> wanted;
        private final int first;
        private final int max;
        private final Map<RoleOutcome, Long> people = new EnumMap<>(RoleOutcome.class);
        private final Map<Move, Long> moves = new HashMap<>();
        private final List<PersonPreview> who = new ArrayList<>();
        private final Optional<String> highestBefore;
        private final Optional<String> highestAfter;
        private long losers;
        private long seen;

        Tally(
                Set<RoleOutcome> wanted,
                int first,
                int max,
                Optional<String> highestBefore,
                Optional<String> highestAfter) {
            this.wanted = wanted;
            this.first = first;
            this.max = max;
            this.highestBefore = highestBefore;
            this.highestAfter = highestAfter;
        }

        void add(PersonPreview person) {
            people.merge(person.outcome(), 1L, Long::sum);
            moves.merge(
                    new Move(person.before().map(AppRole::name), person.after().map(AppRole::name)), 1L, Long::sum);
            if (person.outcome() == RoleOutcome.LOSES && has(highestBefore, person.before())) {
                losers++;
            }
            if (wanted.contains(person.outcome()) && seen++ >= first && who.size() < max) {
                who.add(person);
            }
        }

        PreviewResult result() {
            long holders = moves.entrySet().stream()
                    .filter(move -> highestAfter.isPresent()
                            && highestAfter.equals(move.getKey().after()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return new PreviewResult(
                    people,
                    moves,
                    new Paged<>(seen, who),
                    new HighestChange(highestBefore, highestAfter, losers, holders));
        }

        private static boolean has(Optional<String> highest, Optional<AppRole> role) {
            return role.isPresent() && role.map(AppRole::name).equals(highest);
        }
    }
}
