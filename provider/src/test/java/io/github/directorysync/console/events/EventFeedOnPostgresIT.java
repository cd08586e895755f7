package io.github.directorysync.console.events;

import io.github.directorysync.whole.OnPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnPostgres.Shared.class)
class EventFeedOnPostgresIT extends EventFeedScenario {

    EventFeedOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
    }
}
