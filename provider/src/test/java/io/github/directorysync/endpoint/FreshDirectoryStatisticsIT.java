package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.ManyRows;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A new customer beside a large one. PostgreSQL plans by statistics, in which the large directory is all there is: it takes the
 * new one for a single person, and may read all of it, or all of it once for each of its people.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshDirectoryStatisticsIT {

    private static final int LARGE = 20_000;
    private static final int FRESH = 1_000;

    /** In blocks of 8 KiB: enough to read the fresh directory a few times, but not once for each of its people. */
    private static final long EVERYBODY = 12 * FRESH;

    private final Postgres postgres = Postgres.start();
    private final KeycloakServer keycloak = KeycloakServer.start(postgres.planningEachTime());
    private final TouchedBlocks blocks = new TouchedBlocks(postgres);

    @BeforeAll
    void beLarge() {
        FixtureRealm.in(keycloak, "large");
        new ManyRows(postgres, TestDirectory.in(keycloak, "large"), LARGE).insert();
    }

    @AfterAll
    void stop() {
        keycloak.close();
        postgres.close();
    }

    @Test
    void its_people_are_found_before_the_statistics_know_it_and_they_know_it_soon() {
        TestDirectory fresh = fresh("fresh");

        for (String filter : List.of(
                "userName eq \"p7@x.example\"",
                "userName eq \"nobody\" or userName eq \"p7@x.example\"",
                "externalId eq \"p7\"",
                "emails.value eq \"p7@x.example\"",
                "name.familyName eq \"of p7\"")) {
            String asked = "/Users?attributes=id&filter=" + Http.encoded(filter);
            assertThat(fresh.get(asked).path("totalResults").asInt()).as(filter).isEqualTo(1);
            assertFewTouched(filter, () -> fresh.get(asked));
        }
        assertThat(blocks.leastTouchedBy(again -> fresh.user(person("new" + again))))
                .as(blocks::heaviest)
                .isLessThan(EVERYBODY);

        analyzes("on");
        Waiting.until(() -> known("ds_user", "directory_id", fresh.id())
                && known(
                        "user_entity",
                        "realm_id",
                        keycloak.admin().get("/fresh").json().path("id").asText()));
    }

    @Test
    void its_pages_and_previews_are_read_before_the_statistics_know_it() {
        TestDirectory fresh = fresh("pages");
        Admin admin = keycloak.admin();
        String app = admin.get("/pages/clients?clientId=app").json().at("/0/id").asText();
        admin.post("/pages/clients/" + app + "/roles", Map.of("name", "Reader")).ok();
        admin.put(
                        "/pages/directory-sync/apps/" + app,
                        Map.of("roles", List.of(Map.of("name", "Reader", "level", 10)), "defaultRole", "Reader"))
                .ok();
        admin.post(
                        "/pages/identity-provider/instances",
                        Map.of("alias", "company", "providerId", "saml", "config", Map.of()))
                .ok();
        String people = fresh.adminPath() + "/people?max=50";
        String ofApp = people + "&app=" + app;

        for (String asked : List.of(
                people,
                people + "&search=p7",
                people + "&sort=-lastModified",
                people + "&reason=active",
                ofApp,
                ofApp + "&role=Reader&source=default",
                "/pages/directory-sync/apps/" + app + "?people=true",
                "/pages/directory-sync/overview",
                fresh.adminPath() + "/overview",
                fresh.adminPath() + "/sent-attributes",
                fresh.adminPath() + "/reviews",
                fresh.adminPath() + "/preview/removal?users=delete")) {
            assertFewTouched(asked, () -> admin.get(asked).ok());
        }
        assertFewTouched(
                "settings",
                () -> admin.post(
                                fresh.adminPath() + "/preview",
                                Map.of("identityProvider", "company", "suspendUsers", false))
                        .ok());
        assertFewTouched(
                "roles",
                () -> admin.post("/pages/directory-sync/apps/" + app + "/preview", Map.of("defaultRole", ""))
                        .ok());
    }

    private void assertFewTouched(String asked, Runnable request) {
        System.err.println(
                "TOUCH " + asked + " " + blocks.leastTouchedBy(a -> request.run()) + "\n" + blocks.heaviest());
        assertThat(blocks.touchedAtLast(request, EVERYBODY))
                .as(() -> asked + "\n" + blocks.heaviest())
                .isLessThan(EVERYBODY);
    }

    private TestDirectory fresh(String realm) {
        analyzes("off");
        FixtureRealm.in(keycloak, realm);
        TestDirectory fresh = TestDirectory.in(keycloak, realm);
        for (int i = 0; i < FRESH; i++) {
            fresh.user(person("p" + i));
        }
        return fresh;
    }

    private static Map<String, ?> person(String name) {
        String email = name + "@x.example";
        return Map.of(
                "userName",
                email,
                "externalId",
                name,
                "name",
                Map.of("familyName", "of " + name),
                "emails",
                List.of(Map.of("value", email)),
                "active",
                true);
    }

    private void analyzes(String onOrOff) {
        postgres.execute("ALTER SYSTEM SET autovacuum_naptime = '1s'");
        postgres.execute("ALTER SYSTEM SET autovacuum = " + onOrOff);
        postgres.execute("SELECT pg_reload_conf()");
    }

    private boolean known(String table, String column, String value) {
        return postgres.number("SELECT count(*) FROM pg_stats WHERE tablename = '" + table + "' AND attname = '"
                        + column + "' AND '" + value + "' = ANY (most_common_vals::text::text[])")
                == 1;
    }
}
