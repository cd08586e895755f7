package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Whatever is asked of the admin API and of the portal's, at every address that they describe: it is never our fault. */
@Order(1)
@WithKeycloak
class AnyAdminRequestIT {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final int ODD_ADDRESSES = 3;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "5",
            "{",
            "{}",
            "{\"name\": 5, \"alias\": [], \"kind\": {}, \"label\": true, \"secret\": 7}",
            "{\"name\": \"\\u0000\", \"alias\": \"z\", \"label\": \"\\u0000\", \"role\": \"\\u0000\"}",
            "{\"name\": \"z\", \"alias\": \"z\", \"guardWindow\": 1e10, \"rateLimit\": -5, \"contacts\": [\"x\"]}",
            "{\"name\": \"z\", \"alias\": \"z\", \"attributeMapping\": [\" -> \", 5], \"allowedAddresses\": [\"1.2.3.4/99\"]}",
            "{\"ids\": 5, \"all\": \"x\"}",
            "{\"ids\": [null, 5, {}], \"all\": true}",
            "{\"roles\": 5, \"mappings\": 5, \"groups\": {\"x\": 1}}",
            "{\"roles\": [null], \"defaultRole\": 5}",
            "{\"version\": 5, \"changes\": [{\"group\": \"x\", \"role\": \"Owner\"}, {\"group\": \"x\"}, {}, 5]}",
            "{\"roles\": [{\"name\": \"Owner\", \"level\": 99999999999}], \"mappings\": [{\"group\": \"x\", \"role\": 5}]}",
            "{\"role\": \"Owner\", \"reason\": {}, \"expires\": \"tomorrow\", \"overlap\": \"P-1D\", \"expiresIn\": \"x\"}",
            "{\"scopes\": \"connect\", \"email\": 5, \"attributes\": {}, \"highestRoles\": [], \"expiresIn\": 1e9}",
            "{\"label\": \"" + "l".repeat(100_000) + "\"}");

    private static final List<String> QUERIES = List.of(
            "",
            "?first=-1",
            "?max=0",
            "?first=2147483647&max=1000",
            "?search=%00",
            "?app=nowhere&role=%00&source=x&active=x",
            "?app=nowhere",
            "?app=nowhere&unmapped=x",
            "?state=x",
            "?from=x",
            "?to=2020-01-01&outcome=x&operation=%00",
            "?search=%25%27%00&target=%00&actor=%00",
            "?users=x&groups=x",
            "?users=x",
            "?people=maybe",
            "?who=x",
            "?x=x",
            "?first=1&first=2");

    private final KeycloakServer keycloak;
    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;
    private final Invited invited;

    AnyAdminRequestIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = CustomerRealm.in(keycloak, "anything", mailServer.port());
        invited = Invited.in(realm);
        realm.create("acme");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    @Test
    void whatever_is_asked_of_the_admin_api_is_answered_and_is_no_fault_of_the_servers() {
        JsonNode document = realm.api().get("/openapi.json").ok().json();

        // A token lives a minute, so there is a new one for each address.
        assertThat(faults(document, realm::api, "/admin/realms/{realm}/directory-sync"))
                .isEmpty();
        assertThat(realm.api().get("/directories/acme").status()).isEqualTo(200);
    }

    @Test
    void whatever_is_asked_of_the_portal_is_answered_and_is_no_fault_of_the_servers() {
        JsonNode document = invited.portal().get("/openapi.json").ok().json();
        Http portal = invited.enter(invited.wholeLink("acme"));
        // A key that was right is known, and does not have to wait for all the wrong ones.
        portal.get("/directory").ok();

        assertThat(faults(document, () -> portal, "/portal/api")).isEmpty();
        assertThat(letIn(() -> portal.get("/directory")).status()).isEqualTo(200);
    }

    private List<String> faults(JsonNode document, Supplier<Http> http, String prefix) {
        int logged = keycloak.log().length();
        List<String> faults = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(operation -> {
                    String method = operation.toUpperCase(Locale.ROOT);
                    if (path.getKey().endsWith("/session") && method.equals("DELETE")) {
                        // Everything after it would be refused.
                        return;
                    }
                    List<String> addresses = addresses(path.getKey().replace(prefix, ""));
                    for (int odd = 0; odd < addresses.size(); odd++) {
                        String address = addresses.get(odd);
                        ask(http.get(), method, address, odd).stream()
                                .filter(answer -> answer.status() >= 500)
                                .forEach(answer -> faults.add(method + " " + address + ": " + answer.body()));
                    }
                }));
        faults.addAll(keycloak.errors(logged));
        return faults;
    }

    /** Who says nothing of what becomes of its people deletes no directory. */
    private static List<Answer> ask(Http http, String method, String address, int odd) {
        return WITH_BODY.contains(method)
                ? forAddress(BODIES, odd)
                        .map(body -> letIn(() -> http.send(method, address, body)))
                        .toList()
                : forAddress(QUERIES, odd)
                        .map(query -> letIn(() ->
                                method.equals("DELETE") ? http.delete(address + query) : http.get(address + query)))
                        .toList();
    }

    /** All for what is there; each for one of the addresses that are odd themselves. */
    private static Stream<String> forAddress(List<String> all, int odd) {
        return IntStream.range(0, all.size())
                .filter(n -> odd == 0 || n % ODD_ADDRESSES == odd - 1)
                .mapToObj(all::get);
    }

    /** The portal lets in so many a second. Who shows it wrong secrets waits longer, which is an answer too. */
    private static Answer letIn(Supplier<Answer> request) {
        Answer answer = request.get();
        while (answer.status() == 429 && !answer.request().endsWith("/session")) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = request.get();
        }
        return answer;
    }

    /** With what is there, as far as a name says what that is; with what is not; with what cannot be. */
    private List<String> addresses(String path) {
        Map<String, String> there = Map.of("directory", "acme", "app", invited.app());
        return List.of(
                filled(path, name -> there.getOrDefault(name, "nowhere")),
                filled(path, name -> name.equals("app") ? "realm" : there.getOrDefault(name, "f:a:b")),
                filled(path, name -> "n".repeat(300)),
                filled(path, name -> there.getOrDefault(name, "%C3%A9%20%25")));
    }

    private static String filled(String path, UnaryOperator<String> value) {
        return PARAMETER.matcher(path).replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }
}
