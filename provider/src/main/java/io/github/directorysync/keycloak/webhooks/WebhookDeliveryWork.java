package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.sync.webhooks.RetrySchedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Finds endpoints for which something waits, and hands each to a thread of its own: an endpoint that does not answer
 * holds up no other, and none of the background work. Each node does it; the lease of an endpoint decides between them.
 */
public final class WebhookDeliveryWork extends ScheduledWork {

    private static final String ID = "webhook-delivery";
    private static final Logger LOG = Logger.getLogger(WebhookDeliveryWork.class);
    private static final int MOST_AT_ONCE = 100;
    private static final int TIMEOUT_SECONDS = 15;

    private static final String DUE =
            "select w.id from WebhookEntity w, WebhookStateEntity s, EventSequenceEntity q where s.webhookId = w.id"
                    + " and q.realmId = w.realmId and (s.leaseUntil is null or s.leaseUntil < :now)"
                    + " and ((w.enabled = true and (s.restsUntil is null or s.restsUntil <= :now)"
                    + " and (s.position < q.last or exists (select 1 from DeliveryEntity d where d.webhookId = w.id"
                    + " and d.state = 'WAITING' and d.due <= :now)))"
                    + " or exists (select 1 from DeliveryEntity t where t.webhookId = w.id and t.state = 'WAITING'"
                    + " and t.position is null and t.due <= :now)) order by s.lastSuccess, w.id";

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private boolean anywhere;
    private RetrySchedule schedule = RetrySchedule.STANDARD;
    private Duration timeout = Duration.ofSeconds(TIMEOUT_SECONDS);
    private volatile @Nullable WebhookClient client;

    public WebhookDeliveryWork() {
        super(ID, Duration.ofSeconds(1));
    }

    public static WebhookDeliveryWork of(KeycloakSession session) {
        return (WebhookDeliveryWork) session.getKeycloakSessionFactory().getProviderFactory(ScheduledWork.class, ID);
    }

    /**
     * Options of the server: {@code allow-private} allows http and addresses that are not public, {@code retry-seconds}
     * are the pauses between attempts, {@code disable-after} the seconds after which a failing endpoint is disabled,
     * {@code timeout} the seconds of one attempt.
     */
    @Override
    public void init(Config.Scope config) {
        super.init(config);
        anywhere = config.getBoolean("allow-private", false);
        timeout = Duration.ofSeconds(Math.min(TIMEOUT_SECONDS, Math.max(1, config.getInt("timeout", TIMEOUT_SECONDS))));
        String[] pauses = config.getArray("retry-seconds");
        schedule = new RetrySchedule(
                pauses == null
                        ? RetrySchedule.STANDARD.pauses()
                        : Arrays.stream(pauses)
                                .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
                                .toList(),
                Duration.ofSeconds(config.getLong(
                        "disable-after", RetrySchedule.STANDARD.disabledAfter().toSeconds())));
    }

    /** Whether endpoints may have addresses that are not public, and http. */
    public boolean allowsPrivate() {
        return anywhere;
    }

    @Override
    public boolean isOfEachNode() {
        return true;
    }

    @Override
    public boolean isPrompt() {
        return true;
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        List<String> due = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session)
                        .query(DUE, String.class, Map.of("now", ServerTime.now().toEpochMilli()))
                        .setMaxResults(MOST_AT_ONCE)
                        .getResultList());
        if (!due.isEmpty()) {
            ExecutorService threads = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory,
                    session -> session.getProvider(ExecutorsProvider.class).getExecutor(ID));
            due.forEach(endpoint -> start(factory, threads, endpoint));
        }
    }

    private void start(KeycloakSessionFactory factory, ExecutorService threads, String endpoint) {
        if (!running.add(endpoint)) {
            return;
        }
        try {
            threads.execute(new DeliveryRun(
                    factory,
                    client(),
                    schedule,
                    endpoint,
                    UUID.randomUUID().toString(),
                    () -> running.remove(endpoint)));
        } catch (RejectedExecutionException full) {
            running.remove(endpoint);
            LOG.debugf("webhook %s: no thread is free", endpoint);
        }
    }

    private synchronized WebhookClient client() {
        WebhookClient known = client;
        if (known == null) {
            known = new WebhookClient(anywhere, timeout);
            client = known;
        }
        return known;
    }

    @Override
    public void close() {
        super.close();
        WebhookClient known = client;
        if (known != null) {
            known.close();
        }
    }
}
