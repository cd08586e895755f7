package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Somebody's browser at an OpenID Connect app. */
final class OidcSignInIT extends SignInCases {

    private static final String CALLBACK = "http://app.example/callback";

    OidcSignInIT() {
        super("oidc-sign-in");
    }

    @Override
    String roleOf(String person) {
        var page = signIn(new Browser(), "trust-center-oidc", person);
        return isBack(page)
                ? Vendor.claims(idToken("trust-center-oidc", page)).path("role").asText()
                : page.text();
    }

    @Test
    void somebody_without_a_role_is_told_so_instead_of_signed_in() {
        String nobody = acme.person("nobody");

        var page = signIn(new Browser(), "members-only-oidc", nobody);

        assertThat(page.text()).contains("You have no role in Members Only");
        assertThat(page.status()).isEqualTo(403);
        assertThat(vendor.get("/events?type=LOGIN_ERROR&user=" + vendor.userId(nobody))
                        .json()
                        .findValuesAsText("error"))
                .containsExactly("access_denied");
    }

    @Test
    void an_app_that_asks_silently_gets_an_answer_instead_of_a_page() {
        String silent = acme.person("silent");
        var browser = new Browser();
        assertThat(isBack(signIn(browser, "trust-center-oidc", silent))).isTrue();

        var page = browser.open(signInUrl("members-only-oidc") + "&prompt=none");

        assertThat(isBack(page)).isTrue();
        assertThat(query(page)).containsEntry("error", "interaction_required");
    }

    @Test
    void a_person_without_a_role_is_left_without_the_claim_where_nobody_is_refused() {
        String roleless = acme.person("roleless");

        var page = signIn(new Browser(), "everybody-oidc", roleless);

        assertThat(Vendor.claims(idToken("everybody-oidc", page)).has("role")).isFalse();
    }

    private Browser.Page signIn(Browser browser, String client, String person) {
        vendor.letIn(person);
        return browser.signIn(browser.open(signInUrl(client)), person, Vendor.PASSWORD);
    }

    private String signInUrl(String client) {
        return vendor.url() + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=" + client
                + "&redirect_uri=" + Http.encoded(CALLBACK);
    }

    private static boolean isBack(Browser.Page page) {
        return page.address().toString().startsWith(CALLBACK);
    }

    private String idToken(String client, Browser.Page back) {
        var fields = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client,
                "redirect_uri",
                CALLBACK,
                "code",
                query(back).getOrDefault("code", "none"));
        return vendor.http()
                .form("/protocol/openid-connect/token", fields)
                .ok()
                .json()
                .path("id_token")
                .asText();
    }

    private static Map<String, String> query(Browser.Page page) {
        return Arrays.stream(page.address().getQuery().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }
}
