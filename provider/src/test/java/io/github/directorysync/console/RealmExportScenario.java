package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WholeRealm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A realm with people and roles that {@code kc.sh export} has written. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RealmExportScenario {

    static final String REALM = "exported";
    final Instant later = Instant.now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MILLIS);
    final KeycloakServer h2;
    final OnPostgres postgres;
    TestDirectory source;
    RestoredDirectory restored;
    JsonNode exported;
    String ann = "";
    String bob = "";
    String eve = "";
    String sales = "";
    String whyAnn = "";

    RealmExportScenario(KeycloakServer h2, OnPostgres postgres) {
        this.h2 = h2;
        this.postgres = postgres;
    }

    @BeforeAll
    void a_realm_is_exported() {
        RoleRealm realm = RoleRealm.in(postgres.keycloak(), REALM);
        realm.ladder("Viewer", "Admin=40", "Manager=30", "Viewer=20", "Reader=10");
        postgres.keycloak()
                .admin()
                .post(
                        "/" + REALM + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "acme-saml",
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", "https://acme.example/sso")))
                .ok();
        source = TestDirectory.in(
                postgres.keycloak(),
                REALM,
                Map.of(
                        "apps",
                        List.of("portal"),
                        "identity-provider",
                        List.of("acme-saml"),
                        "on-delete",
                        List.of("suspend")));
        ann = source.user("ann@example.com");
        bob = source.user("bob@example.com");
        eve = source.user("eve@example.com");
        sales = source.group("Sales", ann);
        realm.put(
                        "/directories/" + source.alias() + "/groups/" + sales + "/role?app=" + realm.app(),
                        Map.of("role", "Manager"))
                .ok();
        choose(realm, bob, "Admin", "On call \"until\" ü");
        choose(realm, eve, "Manager", "x".repeat(900));
        saveAsTheConsoleDoes(realm, bob);
        rename(parentOf(sales), "Our first customer");
        whyAnn = sentence(realm, ann);

        restored = new RestoredDirectory(source);
        exported = WholeRealm.exported(postgres.postgres().database(), REALM);
        restored.tamper(exported);
        // As if it came in a day after the end of what Eve was given.
        ObjectNode attributes = (ObjectNode) person("eve@example.com").path("attributes");
        String text = attributes.at("/directory-sync.selectors/0").asText();
        attributes
                .putArray("directory-sync.selectors")
                .add(text.replace(
                        String.valueOf(later.toEpochMilli()),
                        String.valueOf(Instant.now().minus(Duration.ofDays(1)).toEpochMilli())));
        postgres.keycloak().admin().delete("/" + REALM).ok();
    }

    @AfterEach
    void gone() {
        h2.admin().delete("/" + REALM);
        postgres.keycloak().admin().delete("/" + REALM);
    }

    String parentOf(String group) {
        return postgres.keycloak()
                .admin()
                .get("/" + REALM + "/groups/" + group)
                .ok()
                .json()
                .path("parentId")
                .asText();
    }

    /** By its id the directory knows it all the same. */
    void rename(String group, String name) {
        postgres.keycloak()
                .admin()
                .put("/" + REALM + "/groups/" + group, Map.of("name", name))
                .ok();
    }

    static String sentence(RoleRealm realm, String user) {
        return realm.get("/apps/" + realm.app() + "/people/" + user + "/explanation")
                .ok()
                .json()
                .path("sentence")
                .asText();
    }

    void choose(RoleRealm realm, String user, String role, String reason) {
        realm.put(
                        "/apps/" + realm.app() + "/people/" + user + "/selector",
                        Map.of("role", role, "reason", reason, "expires", later.toString()))
                .ok();
    }

    /** It reads the whole person and sends them back. */
    static void saveAsTheConsoleDoes(RoleRealm realm, String user) {
        String path = "/" + REALM + "/users/" + user;
        Answer read = realm.keycloak().admin().get(path + "?userProfileMetadata=true");
        realm.keycloak().admin().put(path, read.ok().json()).ok();
    }

    JsonNode person(String name) {
        return StreamSupport.stream(exported.path("users").spliterator(), false)
                .filter(user -> user.path("username").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
