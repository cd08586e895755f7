package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sign-ins and refreshes that are under way while somebody is suspended. Whatever they bring works for nobody, not even
 * after the person is reactivated.
 */
@ExtendWith(OnPostgres.Shared.class)
class SignInsInFlightIT {

    private static final String REALM = "in-flight";
    private static final String LEAVER = "leaver@example.com";
    private static final String CALLBACK = "https://app.example/callback";
    private static final int MANY = 15;

    private final KeycloakServer keycloak;
    private final AppTokens tokens;
    private final ExecutorService threads = Executors.newFixedThreadPool(3 * MANY);
    private TestDirectory directory;

    SignInsInFlightIT(OnPostgres server) {
        keycloak = server.keycloak();
        tokens = new AppTokens(keycloak, REALM);
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(
                keycloak, REALM, Map.of("access-groups", List.of("Everybody"), "on-delete", List.of("suspend")));
        String app = keycloak.admin()
                .get("/" + REALM + "/clients?clientId=app")
                .json()
                .at("/0/id")
                .asText();
        keycloak.admin()
                .put(
                        "/" + REALM + "/clients/" + app,
                        Map.of(
                                "clientId",
                                "app",
                                "publicClient",
                                true,
                                "directAccessGrantsEnabled",
                                true,
                                "standardFlowEnabled",
                                true,
                                "redirectUris",
                                List.of(CALLBACK)))
                .ok();
    }

    @AfterEach
    void gone() {
        threads.shutdownNow();
        directory.close();
    }

    @ParameterizedTest
    @EnumSource(WayOut.class)
    void nothing_that_was_begun_before_works_after_the_reactivation(WayOut way) {
        String leaver = leaver();
        String group = directory.group("Everybody", leaver);
        List<String> old = IntStream.range(0, MANY)
                .mapToObj(i -> refreshToken(
                        tokens.signIn(LEAVER, "openid offline_access").ok()))
                .toList();
        List<CompletableFuture<Answer>> flights = new ArrayList<>();
        List<CompletableFuture<String>> codes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String token = old.get(i);
            flights.add(begin(() -> tokens.signIn(LEAVER, "openid offline_access")));
            flights.add(begin(() -> tokens.refresh(token)));
            codes.add(begin(this::code));
        }
        CompletableFuture.anyOf(flights.toArray(CompletableFuture[]::new)).join();

        way.out(directory, leaver, group);

        List<String> brought = new ArrayList<>(old);
        flights.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 200)
                .map(SignInsInFlightIT::refreshToken)
                .forEach(brought::add);
        List<String> begun = codes.stream()
                .map(CompletableFuture::join)
                .filter(code -> !code.isEmpty())
                .toList();
        assertThat(tokens.enabled(leaver)).isFalse();
        assertThat(brought.stream().filter(token -> tokens.refresh(token).status() == 200))
                .isEmpty();
        way.back(directory, leaver, group);
        assertThat(tokens.enabled(leaver)).isTrue();
        assertThat(brought.stream().filter(token -> tokens.refresh(token).status() == 200))
                .isEmpty();
        assertThat(begun.stream()
                        .map(code -> tokens.redeem(code, CALLBACK))
                        .filter(answer -> answer.status() == 200
                                && tokens.refresh(refreshToken(answer)).status() == 200))
                .isEmpty();
        Waiting.until(() -> sessions(leaver) == 0);
        if (way != WayOut.BY_AN_ADMINISTRATOR) {
            // Who comes back by name alone has no password any more.
            tokens.setPassword(leaver);
            // Who was out and is back within one second signs in for good from the next one on.
            Waiting.until(() -> tokens.refresh(tokens.refreshToken(LEAVER)).status() == 200);
        }
    }

    @Test
    void a_sign_in_that_takes_longer_than_suspension_and_reactivation_together_brings_nothing() {
        keycloak.admin()
                .put("/" + REALM, Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha512) and hashIterations(600000)"))
                .ok();
        String leaver = leaver();
        String group = directory.group("Everybody", leaver);
        List<CompletableFuture<Answer>> flights = IntStream.range(0, 6)
                .mapToObj(i -> begin(() -> tokens.signIn(LEAVER, "openid offline_access")))
                .toList();
        CompletableFuture.anyOf(flights.toArray(CompletableFuture[]::new)).join();

        WayOut.PATCH.out(directory, leaver, group);
        WayOut.PATCH.back(directory, leaver, group);

        assertThat(flights.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.status() == 200)
                        .filter(answer -> tokens.refresh(refreshToken(answer)).status() == 200))
                .isEmpty();
        assertThat(tokens.refresh(tokens.refreshToken(LEAVER)).status()).isEqualTo(200);
    }

    private <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    /** From Keycloak's own page; nothing if that lets nobody in. */
    private String code() {
        Browser browser = new Browser();
        Browser.Page page =
                browser.open(keycloak.url() + "/realms/" + REALM + "/protocol/openid-connect/auth?client_id=app"
                        + "&response_type=code&scope=openid%20offline_access&redirect_uri=" + Http.encoded(CALLBACK));
        String query = String.valueOf(
                browser.signIn(page, LEAVER, AppTokens.PASSWORD).address().getQuery());
        int code = query.indexOf("code=");
        return code < 0 || query.contains("session_code=")
                ? ""
                : query.substring(code + 5).split("&", 2)[0];
    }

    private int sessions(String id) {
        return keycloak.admin()
                .get("/" + REALM + "/users/" + id + "/sessions")
                .json()
                .size();
    }

    private static String refreshToken(Answer answer) {
        return answer.json().path("refresh_token").asText();
    }

    private String leaver() {
        String id = directory.user(LEAVER);
        tokens.setPassword(id);
        return id;
    }
}
