package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A realm may limit the number of its directories. */
@WithKeycloak
class DirectoryLimitIT {

    private static final String REALM = "directory-limit";
    private static final String LIMIT = "directory-sync.max-directories";

    private final KeycloakServer keycloak;
    private final FixtureRealm realm;

    DirectoryLimitIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        realm = new FixtureRealm(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        admin().delete("/" + REALM).ok();
    }

    @Test
    void no_directory_is_added_above_the_limit_and_those_there_already_or_imported_stay() {
        TestDirectory first = TestDirectory.in(keycloak, REALM);
        TestDirectory second = TestDirectory.in(keycloak, REALM);
        realm.setAttribute(LIMIT, "1");

        assertThat(add("third").status()).isEqualTo(400);
        Answer byComponent = admin().post("/" + REALM + "/components", TestDirectory.component("third", Map.of()));
        assertThat(byComponent.status()).isEqualTo(400);
        assertThat(byComponent.body()).contains("may have 1 directory, and has 2");
        first.user("ann@example.com");
        second.user("bob@example.com");
        admin().signedIn()
                .patch("/admin/realms" + first.adminPath(), Map.of("name", "Acme"))
                .ok();
        realm.setAttribute(LIMIT, "3");
        assertThat(add("third").status()).isEqualTo(201);
        realm.setAttribute(LIMIT, "many");
        assertThat(add("fourth").body()).contains("has to be a whole number");

        assertThat(aliasesOfAnImportedRealm("one", "two")).containsExactlyInAnyOrder("one", "two");
    }

    private Answer add(String alias) {
        return admin().post(
                        "/" + REALM + "/directory-sync/directories",
                        Map.of("alias", alias, "name", alias, "requireSaml", false));
    }

    private List<String> aliasesOfAnImportedRealm(String one, String other) {
        String imported = REALM + "-imported";
        admin().delete("/" + imported);
        admin().post(
                        "",
                        Map.of(
                                "realm",
                                imported,
                                "enabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", "true", LIMIT, "1"),
                                "components",
                                Map.of(TestDirectory.TYPE, List.of(exported(one), exported(other)))))
                .ok();
        List<String> aliases = admin().get("/" + imported + "/directory-sync/directories")
                .ok()
                .json()
                .findValuesAsText("alias");
        admin().delete("/" + imported).ok();
        return aliases;
    }

    private static Map<String, ?> exported(String alias) {
        return Map.of("name", alias, "providerId", "directory", "config", Map.of("alias", List.of(alias)));
    }

    private Admin admin() {
        return keycloak.admin();
    }
}
