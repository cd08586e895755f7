package io.github.directorysync.whole;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The logout address of an app, called by Keycloak itself; tests read the forms that are posted to it. */
public final class FakeLogoutEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<Map<String, String>> posted = new LinkedBlockingQueue<>();
    private final CountDownLatch answering;

    private FakeLogoutEndpoint(CountDownLatch answering) {
        this.answering = answering;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    public static FakeLogoutEndpoint open() {
        return new FakeLogoutEndpoint(new CountDownLatch(0));
    }

    /** One that takes everything and answers nothing before {@link #answer()}. */
    public static FakeLogoutEndpoint hanging() {
        return new FakeLogoutEndpoint(new CountDownLatch(1));
    }

    public void answer() {
        answering.countDown();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/logout";
    }

    /** A field of the next form; waits for it. */
    public String next(String field) {
        return next().getOrDefault(field, "");
    }

    private Map<String, String> next() {
        try {
            Map<String, String> form = posted.poll(60, TimeUnit.SECONDS);
            if (form == null) {
                throw new AssertionError("Nothing was posted to the app");
            }
            return form;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> form = new HashMap<>();
            for (String field : body.split("&", -1)) {
                int equals = field.indexOf('=');
                form.put(
                        field.substring(0, Math.max(0, equals)),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
            posted.add(form);
            answering.await();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        answer();
        server.stop(0);
    }
}
