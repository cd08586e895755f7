package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.activity.Notes;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Users that a directory sends, kept in memory. */
abstract class UserSyncScenario {

    final UsersInMemory users = new UsersInMemory();
    final Notes notes = new Notes();
    final UserSync sync = new UserSync(users.ports(), Sent.directory(Map.of()), notes);

    static ScimProblem refused(ThrowingCallable attempt) {
        var problem = catchThrowableOfType(ScimProblem.class, attempt);
        assertThat(problem).as("a refusal").isNotNull();
        return problem;
    }

    UserSync sync(Map<String, List<String>> settings) {
        return new UserSync(users.ports(), Sent.directory(settings), notes);
    }
}
