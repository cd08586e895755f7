package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * As much of a browser as signing in needs: it keeps cookies, follows redirects and submits forms; it runs no script.
 * One browser is one person at one machine, and a redirect that leaves the machine is where it stops.
 */
public final class Browser {

    private static final int MOST_REDIRECTS = 20;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Java's own cookie store would keep Keycloak's cookies to itself: they are for https only, which browsers forgive
     * on localhost.
     */
    private final Map<Place, String> cookies = new HashMap<>();

    /** Two realms of one server have cookies of the same name, each below its own path. */
    private record Place(int port, String path, String name) {

        boolean isFor(URI address) {
            return port == address.getPort() && address.getPath().startsWith(path);
        }
    }

    /** A page that was shown, at the address where the redirects ended. */
    public record Page(URI address, int status, Document html) {

        /** The value of a form field, such as SAMLResponse. */
        public String field(String name) {
            Element field = html.selectFirst("[name=" + name + "]");
            if (field == null) {
                throw new AssertionError("No " + name + " on " + address + ":\n" + html);
            }
            return field.val();
        }

        public boolean has(String name) {
            return html.selectFirst("[name=" + name + "]") != null;
        }

        public String text() {
            return html.text();
        }
    }

    public Page open(String address) {
        return follow(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Clicks the link with this text, followed by the page that posts itself on where there is one. */
    public Page follow(Page page, String link) {
        Element found = page.html().selectFirst("a:containsOwn(" + link + "), a:has(:containsOwn(" + link + "))");
        if (found == null) {
            throw new AssertionError("No link " + link + " on " + page.address() + ":\n" + page.html());
        }
        return passedOn(open(found.absUrl("href")));
    }

    /** Says who it is on Keycloak's page, and goes wherever that leads. */
    public Page identify(Page page, String username) {
        return passedOn(submit(page, Map.of("username", username)));
    }

    private Page passedOn(Page next) {
        return next.has("SAMLRequest") ? submit(next, Map.of()) : next;
    }

    /** Fills in what is given, leaves the other fields as they are, and submits the first form of the page. */
    public Page submit(Page page, Map<String, String> values) {
        return submit(page, "form", values);
    }

    /** The same with the first form that the CSS selector finds. */
    public Page submit(Page page, String selector, Map<String, String> values) {
        if (!(page.html().selectFirst(selector) instanceof FormElement form)) {
            throw new AssertionError("No " + selector + " on " + page.address() + ":\n" + page.html());
        }
        Map<String, String> fields = new TreeMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(values);
        String body = fields.entrySet().stream()
                .map(field -> Http.encoded(field.getKey()) + "=" + Http.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Signs in on Keycloak's page, or on its two pages: one for the name, one for the password. */
    public Page signIn(Page page, String username, String password) {
        if (page.has("password")) {
            return submit(page, Map.of("username", username, "password", password));
        }
        Page next = submit(page, Map.of("username", username));
        return next.has("password") ? submit(next, Map.of("password", password)) : next;
    }

    private Page follow(HttpRequest.Builder first) {
        HttpResponse<String> response = send(first);
        for (int redirects = 0; response.statusCode() / 100 == 3; redirects++) {
            if (redirects == MOST_REDIRECTS) {
                throw new AssertionError("Too many redirects, the last to " + response.uri());
            }
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            if (!next.getHost().equals(first.build().uri().getHost())) {
                return new Page(next, response.statusCode(), new Document(next.toString()));
            }
            response = send(HttpRequest.newBuilder(next).GET());
        }
        Document html = Jsoup.parse(response.body(), response.uri().toString());
        return new Page(response.uri(), response.statusCode(), html);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            URI address = request.build().uri();
            String kept = cookies.entrySet().stream()
                    .filter(cookie -> cookie.getKey().isFor(address))
                    .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            if (!kept.isEmpty()) {
                request.setHeader("Cookie", kept);
            }
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(cookie -> keep(cookie, address.getPort()));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header, int port) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            String path = cookie.getPath() == null ? "/" : cookie.getPath();
            Place place = new Place(port, path, cookie.getName());
            if (cookie.getMaxAge() == 0) {
                cookies.remove(place);
            } else {
                cookies.put(place, cookie.getValue());
            }
        }
    }
}
