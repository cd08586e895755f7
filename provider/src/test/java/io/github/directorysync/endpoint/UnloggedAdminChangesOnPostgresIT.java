package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** While the activity log cannot be written, changes by the admin API and the portal are rolled back (503). */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("takes a table away")
class UnloggedAdminChangesOnPostgresIT extends UnwritableLogScenario {

    UnloggedAdminChangesOnPostgresIT(OnPostgres server) {
        super(server, "unlogged-admin-changes");
    }

    @Test
    void every_change_by_the_admin_api_or_the_portal_is_answered_503_and_rolled_back() {
        String directories = "/" + realm + "/directory-sync/directories";
        JsonNode spare = keycloak.admin()
                .post(directories, Map.of("name", "Spare", "alias", "spare", "requireSaml", false))
                .ok()
                .json();
        String base = directories + "/spare";
        String token = keycloak.admin()
                .post(base + "/tokens", Map.of("label", "Okta"))
                .ok()
                .json()
                .path("id")
                .asText();
        JsonNode link = keycloak.admin()
                .post(base + "/links", Map.of("scopes", List.of("connect")))
                .ok()
                .json();
        Http portal = Http.at(keycloak.url() + "/realms/" + realm + "/directory-sync/portal/api");
        String secret = link.path("link").asText().replaceFirst(".*#", "");
        Http holder = portal.bearer(portal.post("/session", Map.of("secret", secret))
                .ok()
                .json()
                .path("token")
                .asText());
        JsonNode before = keycloak.admin().get(base).ok().json();

        postgres.execute(AWAY);
        try {
            Map<String, Supplier<Answer>> all = new LinkedHashMap<>();
            all.put(
                    "settings",
                    () -> keycloak.admin().signedIn().patch("/admin/realms" + base, Map.of("kind", "okta")));
            all.put(
                    "new",
                    () -> keycloak.admin()
                            .post(directories, Map.of("name", "New", "alias", "new", "requireSaml", false)));
            all.put("pause", () -> keycloak.admin().post(base + "/pause", ""));
            all.put("delete", () -> keycloak.admin().delete(directory.adminPath() + "?users=delete"));
            all.put("issue", () -> keycloak.admin().post(base + "/tokens", Map.of("label", "Next")));
            all.put("rotate", () -> keycloak.admin().post(base + "/tokens/" + token + "/rotate", Map.of()));
            all.put("revoke", () -> keycloak.admin().delete(base + "/tokens/" + token));
            all.put("link", () -> keycloak.admin().post(base + "/links", Map.of("scopes", List.of("connect"))));
            all.put(
                    "unlink",
                    () -> keycloak.admin()
                            .delete(base + "/links/" + link.path("id").asText()));
            all.put("held", () -> keycloak.admin().post(base + "/held/discard", Map.of("all", true)));
            all.put(
                    "component",
                    () -> keycloak.admin()
                            .delete("/" + realm + "/components/"
                                    + spare.path("id").asText()));
            all.put("portal session", () -> portal.post("/session", Map.of("secret", secret)));
            all.put("portal token", () -> holder.post("/tokens", Map.of("label", "Next")));
            all.put("portal kind", () -> holder.patch("/directory", Map.of("kind", "okta")));
            all.forEach((name, change) -> {
                Answer answer = change.get();
                assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(503);
                assertThat(answer.body()).as(name).contains("Nothing was changed");
            });
            assertThat(keycloak.admin().get(base).ok().json().path("kind")).isEqualTo(before.path("kind"));
        } finally {
            postgres.execute(BACK);
        }
        JsonNode after = keycloak.admin().get(base).ok().json();
        assertThat(after.path("status")).isEqualTo(before.path("status"));
        assertThat(keycloak.admin().get(base + "/tokens").ok().json().path("items"))
                .hasSize(1);
        assertThat(keycloak.admin()
                        .get(base + "/links")
                        .ok()
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(holder.get("/directory").status()).isEqualTo(200);
        assertThat(directory.get("/Users/" + ann).path("userName").asText()).isEqualTo("ann@example.com");
    }
}
