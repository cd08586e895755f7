package io.github.directorysync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.TestEnvironment;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The app's side of webhooks: subscribes to the events of its customer's directory, verifies what comes, and shows the last
 * ones to administrators. An app of yours would put each message into a queue in its own database and answer at once.
 */
final class EventInbox {

    static final String HOOKS = "/hooks";
    static final String PATH = "/settings/events";

    private static final int SHOWN = 20;
    private static final int REMEMBERED = 10_000;

    private final TestEnvironment environment;
    private final Deque<JsonNode> last = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private Optional<Webhook> key = Optional.empty();

    EventInbox(TestEnvironment environment) {
        this.environment = environment;
    }

    /** Makes the endpoint anew, since the secret of an earlier one is not known any more. */
    synchronized void subscribe() {
        AdminApi api = new AdminApi(environment);
        String url = environment.appUrl() + HOOKS;
        for (JsonNode endpoint : api.get("/webhooks").path("items")) {
            if (endpoint.path("url").asText().equals(url)) {
                api.delete("/webhooks/" + endpoint.path("id").asText());
            }
        }
        JsonNode made = api.post(
                "/webhooks", Map.of("url", url, "description", "Trust Center", "directories", List.of("acme")));
        key = Optional.of(new Webhook(made.path("secret").asText()));
    }

    /** Takes a message. The same one may come twice, and from somebody else there may come anything. */
    void receive(WebExchange exchange) throws IOException {
        String body = exchange.body();
        Map<String, List<String>> headers = new HashMap<>();
        exchange.http()
                .getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        exchange.http().sendResponseHeaders(take(body, headers) ? 204 : 401, -1);
    }

    private synchronized boolean take(String body, Map<String, List<String>> headers) {
        try {
            if (key.isEmpty()) {
                return false;
            }
            key.get().verify(body, headers);
        } catch (WebhookVerificationException forged) {
            return false;
        }
        JsonNode event = Http.read(body);
        if (seen.size() < REMEMBERED && seen.add(event.path("id").asText())) {
            last.addFirst(event);
            if (last.size() > SHOWN) {
                last.removeLast();
            }
        }
        return true;
    }

    /** For administrators of the app only: events have names of people. */
    void answer(WebExchange exchange, Optional<AppSession> who) throws IOException {
        if (who.isEmpty()) {
            exchange.redirect(URI.create("/sign-in"));
        } else if (!who.get().isAdmin()) {
            exchange.show(403, Pages.message("Only administrators come in here", "Your role does not open this page."));
        } else {
            exchange.show(200, Pages.page("Events", who.get(), content()));
        }
    }

    private synchronized String content() {
        String rows = last.stream().map(EventInbox::row).collect(Collectors.joining());
        return """
            <h1>Events</h1>
            <p>What Acme's directory has done, as webhooks told this app; the newest first.</p>
            <table><thead><tr><th scope="col">Position</th><th scope="col">Time</th><th scope="col">Type</th>
            <th scope="col">About</th></tr></thead><tbody>%s</tbody></table>
            """.formatted(rows);
    }

    private static String row(JsonNode event) {
        JsonNode data = event.path("data");
        String about = List.of(data.at("/user/userName"), data.at("/group/displayName"), data.path("role")).stream()
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return List.of(
                        event.path("position").asText(),
                        event.path("timestamp").asText(),
                        event.path("type").asText(),
                        about)
                .stream()
                .map(cell -> "<td>" + Pages.escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
