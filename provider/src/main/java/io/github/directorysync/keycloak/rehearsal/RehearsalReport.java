package io.github.directorysync.keycloak.rehearsal;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What going live would do: totals, and people one by one. Reads what {@link RehearsalAssessment} has stored. */
public final class RehearsalReport {

    private final Database database;
    private final String directoryId;

    public RehearsalReport(KeycloakSession session, String directoryId) {
        this.database = new Database(session);
        this.directoryId = directoryId;
    }

    /** Which people to list. */
    public enum RehearsalFilter {
        ALL,
        LINKED,
        MADE,
        WITHHELD,
        REVIEW,
        REFUSED,
        SUSPENDED,
        GAINS,
        LOSES,
        /** Not assessed since something was sent about them. */
        OPEN
    }

    /**
     * The totals.
     *
     * @param people how many were sent
     * @param open how many of them are not assessed yet, whatever the other numbers say about them
     * @param outcomes how many there are of each outcome
     * @param suspended how many enabled accounts would be disabled
     * @param gains how many people would get a higher role in an app, or a first one
     * @param loses how many would get a lower role in an app, or none
     * @param groups how many groups were sent
     * @param peopleLive how many people have been made since the directory goes live
     * @param groupsLive how many groups have been made since
     */
    public record RehearsalTotals(
            long people,
            long open,
            Map<RehearsalOutcome, Long> outcomes,
            long suspended,
            long gains,
            long loses,
            long groups,
            long peopleLive,
            long groupsLive) {}

    /**
     * One person of the report.
     *
     * @param id the SCIM id
     * @param outcome empty before the first assessment
     * @param reason a {@code MatchedBy} or a {@code LinkingObstacle}
     * @param problem why nothing would be made, as a sentence
     * @param account Keycloak's id of the account that would be linked or reviewed
     */
    public record RehearsedPerson(
            String id,
            String userName,
            Optional<RehearsalOutcome> outcome,
            Optional<String> reason,
            Optional<String> problem,
            Optional<String> account,
            boolean suspended,
            boolean open,
            List<RehearsedRole> roles) {}

    public RehearsalTotals totals() {
        Map<RehearsalOutcome, Long> outcomes = new EnumMap<>(RehearsalOutcome.class);
        for (RehearsalOutcome outcome : RehearsalOutcome.values()) {
            outcomes.put(outcome, 0L);
        }
        long[] sums = new long[6];
        database.rows(
                        "select u.outcome, count(*), sum(case when u.assessed is null then 1 else 0 end),"
                                + " sum(case when u.suspends = true then 1 else 0 end),"
                                + " sum(case when u.gains = true then 1 else 0 end),"
                                + " sum(case when u.loses = true then 1 else 0 end),"
                                + " sum(case when u.live is null then 0 else 1 end)"
                                + " from RehearsedUserEntity u where u.directoryId = :directory group by u.outcome",
                        Map.of("directory", directoryId),
                        row -> {
                            row.optionalText(0)
                                    .ifPresent(name -> outcomes.put(RehearsalOutcome.valueOf(name), row.number(1)));
                            for (int i = 0; i < sums.length; i++) {
                                sums[i] += row.number(i + 1);
                            }
                            return row;
                        })
                .list();
        return new RehearsalTotals(
                sums[0],
                sums[1],
                outcomes,
                sums[2],
                sums[3],
                sums[4],
                count("select count(*) from RehearsedGroupEntity g where g.directoryId = :directory"),
                sums[5],
                count("select count(*) from RehearsedGroupEntity g where g.directoryId = :directory"
                        + " and g.live is not null"));
    }

    private long count(@CompileTimeConstant String hql) {
        return database.count(hql, Map.of("directory", directoryId));
    }

    public long count(RehearsalFilter filter) {
        return table(filter).count();
    }

    /** A page of people, by userName. */
    public List<RehearsedPerson> page(RehearsalFilter filter, int first, int max) {
        return table(filter)
                .rows(
                        List.of(
                                scope -> scope.column("u.id"),
                                scope -> scope.column("u.userName"),
                                scope -> scope.column("u.outcome"),
                                scope -> scope.column("u.reason"),
                                scope -> scope.column("u.problem"),
                                scope -> scope.column("u.accountId"),
                                scope -> scope.column("u.suspends"),
                                scope -> scope.column("u.assessed"),
                                scope -> scope.column("u.roles")),
                        List.of(Ordering.ascending("u.userName"), Ordering.ascending("u.id")),
                        RehearsalReport::person)
                .from(first)
                .most(max)
                .list();
    }

    private static RehearsedPerson person(ResultRow row) {
        return new RehearsedPerson(
                row.text(0),
                row.text(1),
                row.optionalText(2).map(RehearsalOutcome::valueOf),
                row.optionalText(3),
                row.optionalText(4),
                row.optionalText(5),
                row.flag(6),
                !row.has(7),
                row.optionalText(8).map(RehearsedRole::read).orElse(List.of()));
    }

    private TableQuery table(RehearsalFilter filter) {
        HqlCondition which = switch (filter) {
            case ALL -> HqlCondition.everything();
            case OPEN -> HqlCondition.absent("u.assessed");
            case SUSPENDED -> HqlCondition.equal("u.suspends", true);
            case GAINS -> HqlCondition.equal("u.gains", true);
            case LOSES -> HqlCondition.equal("u.loses", true);
            default -> HqlCondition.equal("u.outcome", filter.name());
        };
        return new TableQuery(
                        database,
                        List.of(new Table("u", RehearsedUserEntity.class)),
                        HqlCondition.equal("u.directoryId", directoryId))
                .and(which);
    }

    /** Has everybody assessed again: accounts, settings or roles of the realm may have changed. */
    public void refresh() {
        database.change(
                "update RehearsedUserEntity u set u.assessed = null, u.touched = u.touched + 1 where u.directoryId = :directory",
                Map.of("directory", directoryId));
    }

    /** The directories that have people to assess. */
    public static List<RowInRealm> open(Database database) {
        return database.rows(
                        "select c.id, c.realm.id from ComponentEntity c where exists (select 1 from RehearsedUserEntity u"
                                + " where u.directoryId = c.id and u.assessed is null) and not exists (select 1 from"
                                + " RehearsalEntity r where r.directoryId = c.id and r.goingLive is not null)",
                        Map.of(),
                        RowInRealm::of)
                .list();
    }
}
