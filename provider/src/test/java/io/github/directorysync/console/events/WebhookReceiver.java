package io.github.directorysync.console.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.directorysync.whole.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/** The vendor's app, which verifies messages with the library of the specification, and fails or hangs as it is told. */
public final class WebhookReceiver implements AutoCloseable {

    /** A message whose signature is right for one of the secrets. */
    public record ReceivedMessage(String id, JsonNode event) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ReceivedMessage> taken = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile IntUnaryOperator status = attempt -> 204;
    private volatile ToIntFunction<String> refused = body -> 0;
    private volatile boolean hanging;

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** Only messages that are signed by one of these are taken. */
    public void knows(String... known) {
        secrets.clear();
        secrets.addAll(List.of(known));
    }

    /** Answers each attempt with a status, by its number from 1. */
    public void answers(IntUnaryOperator each) {
        attempts.set(0);
        status = each;
    }

    /** Refuses messages that contain this text, whatever it answers to others. */
    public void refuses(String part, int answer) {
        status = attempt -> 204;
        refused = body -> body.contains(part) ? answer : 0;
    }

    public void hangs(boolean now) {
        hanging = now;
    }

    public int attempts() {
        return attempts.get();
    }

    public List<ReceivedMessage> taken() {
        return taken;
    }

    public List<String> types() {
        return taken.stream().map(one -> one.event().path("type").asText()).toList();
    }

    /** What was not signed as it should be. */
    public List<String> wrong() {
        return wrong;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<String>> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            if (hanging) {
                attempts.incrementAndGet();
                closed.await();
                return;
            }
            if (secrets.stream().noneMatch(secret -> verifies(secret, body, headers))) {
                wrong.add(body);
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            int attempt = attempts.incrementAndGet();
            int refusal = refused.applyAsInt(body);
            int answer = refusal == 0 ? status.applyAsInt(attempt) : refusal;
            if (answer / 100 == 2) {
                taken.add(new ReceivedMessage(
                        headers.getOrDefault("webhook-id", List.of("")).get(0), Http.read(body)));
            }
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean verifies(String secret, String body, Map<String, List<String>> headers) {
        try {
            new Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException forged) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
