package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.role.RoleOutcome;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.Text;
import java.util.List;
import java.util.Optional;

/**
 * The assessment of one user of a rehearsing directory: the result that going live would have. It is out of date once the
 * user is changed.
 *
 * @param id the SCIM id
 * @param touched the state of the row that was assessed
 * @param reason a {@code MatchedBy} or a {@code LinkingObstacle}
 * @param problem why nothing would be made, as a sentence
 * @param account Keycloak's id of the account that would be linked or reviewed
 * @param suspends whether an enabled account would be disabled
 */
public record AssessedUser(
        String id,
        long touched,
        RehearsalOutcome outcome,
        Optional<String> reason,
        Optional<String> problem,
        Optional<String> account,
        boolean suspends,
        List<JoiningRoles.JoinedRole> roles) {

    private static final int LONGEST_PROBLEM = 1000;

    public AssessedUser {
        roles = List.copyOf(roles);
    }

    AssessedUser with(List<JoiningRoles.JoinedRole> others) {
        return new AssessedUser(id, touched, outcome, reason, problem, account, suspends, others);
    }

    /** Stores it, unless something was sent about the user meanwhile. */
    public void store(Database database) {
        database.find(RehearsedUserEntity.class, id)
                .filter(row -> row.touched == touched)
                .ifPresent(this::write);
    }

    private void write(RehearsedUserEntity row) {
        row.outcome = outcome.name();
        row.reason = reason.orElse(null);
        row.problem =
                problem.map(sentence -> Text.fitting(sentence, LONGEST_PROBLEM)).orElse(null);
        row.accountId = account.orElse(null);
        row.suspends = suspends;
        row.gains = roles.stream().anyMatch(role -> role.outcome() == RoleOutcome.GAINS);
        row.loses = roles.stream().anyMatch(role -> role.outcome() == RoleOutcome.LOSES);
        row.roles = roles.isEmpty() ? null : ScimJson.text(RehearsedRole.written(roles));
        row.assessed = ServerTime.now().toEpochMilli();
    }
}
