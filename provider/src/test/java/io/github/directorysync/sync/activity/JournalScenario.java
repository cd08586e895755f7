package io.github.directorysync.sync.activity;

import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.users.UserSync;
import io.github.directorysync.sync.users.UsersInMemory;
import java.util.List;
import java.util.Map;

/** Users and groups of a directory whose changes are recorded. */
abstract class JournalScenario {

    final Notes notes = new Notes();
    final UsersInMemory people = new UsersInMemory();
    final UserSync users =
            new UserSync(people.ports(), Sent.directory(Map.of("set-passwords", List.of("true"))), notes);

    <E extends Effect> E last(Class<E> type) {
        return type.cast(notes.effects().get(notes.effects().size() - 1));
    }
}
