package io.github.directorysync.keycloak.overview;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Gauges for alarms, read from the tables once a minute, if Keycloak's metrics are enabled: the seconds until tokens
 * expire, and the number of held changes.
 */
public final class DirectoryGauges extends ScheduledWork {

    private static final int MOST = 1000;

    private @Nullable MultiGauge tokens;
    private @Nullable MultiGauge held;

    public DirectoryGauges() {
        super("gauges", Duration.ofMinutes(1));
    }

    @Override
    public boolean isOfEachNode() {
        return true;
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        if (Metrics.globalRegistry.getRegistries().isEmpty()) {
            return;
        }
        if (tokens == null) {
            tokens = MultiGauge.builder("directory.sync.token.expires")
                    .description("The time until a directory token expires")
                    .baseUnit("seconds")
                    .register(Metrics.globalRegistry);
        }
        if (held == null) {
            held = MultiGauge.builder("directory.sync.held")
                    .description("How many changes wait for an administrator")
                    .register(Metrics.globalRegistry);
        }
        held.register(KeycloakModelUtils.runJobInTransactionWithResult(factory, DirectoryGauges::waiting), true);
        tokens.register(KeycloakModelUtils.runJobInTransactionWithResult(factory, DirectoryGauges::expiring), true);
    }

    private static List<MultiGauge.Row<?>> expiring(KeycloakSession session) {
        Instant now = ServerTime.now();
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        new Database(session)
                .rows(
                        "select c.id, c.realm.id, t.label, t.expires from DirectoryTokenEntity t, ComponentEntity c"
                                + " where c.id = t.directoryId and t.expires is not null order by t.expires",
                        Map.of(),
                        row -> new ExpiringToken(RowInRealm.of(row), row.text(2), row.time(3)))
                .most(MOST)
                .list()
                .forEach(token -> directory(session, token.directory()).ifPresent(tags -> {
                    long seconds = Duration.between(now, token.expires()).toSeconds();
                    rows.add(MultiGauge.Row.of(tags.and("token", token.label()), seconds));
                }));
        return rows;
    }

    private static List<MultiGauge.Row<?>> waiting(KeycloakSession session) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        new Database(session)
                .rows(
                        "select c.id, c.realm.id, count(h.id) from HeldEntity h, ComponentEntity c"
                                + " where c.id = h.directoryId and h.state = 'HELD' group by c.realm.id, c.id",
                        Map.of(),
                        row -> new HeldCount(RowInRealm.of(row), row.number(2)))
                .most(MOST)
                .list()
                .forEach(counted -> directory(session, counted.directory())
                        .ifPresent(tags -> rows.add(MultiGauge.Row.of(tags, counted.count()))));
        return rows;
    }

    private record ExpiringToken(RowInRealm directory, String label, Instant expires) {}

    private record HeldCount(RowInRealm directory, long count) {}

    private static Optional<Tags> directory(KeycloakSession session, RowInRealm row) {
        return DirectoryLookup.inRealm(
                session,
                row,
                (realm, directory) -> Tags.of(
                        "realm", realm.getName(),
                        "directory", String.valueOf(directory.get(DirectorySettings.ALIAS))));
    }
}
