package io.github.directorysync.bench;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestEnvironment;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;

/**
 * How many events the sequencer puts into the sequence of one realm, on one node: of changes that make many events each,
 * and of changes that make one. {@code mvn -Pbench verify
 * -Dbench.main=io.github.directorysync.bench.EventThroughput -Dbench.sizes=100000}.
 */
public final class EventThroughput {

    private static final int WARM_UP = 20_000;
    private static final int OF_A_GROUP = 500;
    private static final int FAMILY = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Members who join a group, 500 a row, as a request with many members leaves them. */
    private static final String MEMBERS = "INSERT INTO ds_outbox (realm_id, directory_id, directory, activity_id,"
            + " by_provider, created, events, drafts) SELECT 'REALM', c.id, 'acme', '', true, TIME, json_array_length(p.ids),"
            + " json_build_object('drafts',"
            + " json_build_array(json_build_object('type', 'directory.group.user_added', 'users', p.ids, 'data',"
            + " json_build_object('group', json_build_object('id', 'g', 'displayName', 'Everybody')))))::text FROM"
            + " component c, (SELECT json_agg(id) ids FROM (SELECT id, row_number() OVER (ORDER BY created_timestamp)"
            + " / " + OF_A_GROUP
            + " page FROM user_entity WHERE realm_id = 'REALM') u GROUP BY page) p WHERE c.realm_id"
            + " = 'REALM' AND c.provider_id = 'directory'";

    /** One row for each person, as a PATCH of a title leaves it. */
    private static final String TITLES = "INSERT INTO ds_outbox (realm_id, directory_id, directory, activity_id,"
            + " by_provider, created, events, drafts) SELECT 'REALM', c.id, 'acme', '', true, TIME, 1,"
            + " json_build_object('drafts',"
            + " json_build_array(json_build_object('type', 'directory.user.updated', 'data', json_build_object('user',"
            + " json_build_object('id', u.id, 'userName', u.username, 'externalId', u.username, 'active', true, 'email',"
            + " u.email), 'previous', json_build_object('title', 'Engineer'), 'current', json_build_object('title',"
            + " 'Boss')))))::text FROM component c, user_entity u WHERE u.realm_id = 'REALM' AND c.realm_id = 'REALM'"
            + " AND c.provider_id = 'directory'";

    private final Postgres postgres;
    private final String realm;

    private EventThroughput(Postgres postgres, String realm) {
        this.postgres = postgres;
        this.realm = realm;
    }

    /** Takes the number of people, and so of events. */
    public static void main(String... sizes) {
        try (Postgres postgres = Postgres.start();
                KeycloakServer keycloak = KeycloakServer.start(postgres.database(), TestEnvironment.measured())) {
            measured(keycloak, postgres, "warm-up", WARM_UP);
            for (String size : sizes) {
                System.out.print(measured(keycloak, postgres, "events-" + size, Integer.parseInt(size)));
            }
        }
    }

    private static String measured(KeycloakServer keycloak, Postgres postgres, String name, int size) {
        String realm = Contender.ours(keycloak, name).realmId();
        new Seed(postgres).people(realm, size, FAMILY);
        EventThroughput events = new EventThroughput(postgres, realm);
        return "%n%,d members by rows of %d: %,d events a second%n".formatted(size, OF_A_GROUP, events.rate(MEMBERS))
                + "%,d titles by rows of 1: %,d events a second%n".formatted(size, events.rate(TITLES));
    }

    private long rate(String insert) {
        String sequenced = "SELECT count(*) FROM ds_event WHERE realm_id = '" + realm + "'";
        long before = postgres.number(sequenced);
        long began = System.nanoTime();
        postgres.execute(insert.replace("REALM", realm).replace("TIME", String.valueOf(System.currentTimeMillis())));
        String waiting = "SELECT count(*) FROM ds_outbox WHERE realm_id = '" + realm + "'";
        Waiting.until(PATIENCE, () -> postgres.number(waiting) == 0);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return (postgres.number(sequenced) - before) * 1000 / Math.max(1, millis);
    }
}
