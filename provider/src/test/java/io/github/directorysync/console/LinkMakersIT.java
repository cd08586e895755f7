package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A set-up link is good as long as whoever made it could make it now. */
@WithKeycloak
class LinkMakersIT {

    private static final String LINKS = "/directories/acme/links";

    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;
    private final Invited invited;
    private final Administrators administrators;

    LinkMakersIT(KeycloakServer keycloak) {
        realm = CustomerRealm.in(keycloak, "link-makers", mailServer.port());
        invited = Invited.in(realm);
        realm.create("acme");
        administrators = new Administrators(keycloak, realm.name());
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    /**
     * How a maker loses the right.
     *
     * @param home the realm whose user they are
     */
    record Loss(String what, String home, List<String> roles, Consumer<Administrators.Person> loss) {

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Loss> losses() {
        List<String> both = List.of("manage-realm", "manage-users");
        String master = Administrators.MASTER;
        return List.of(
                new Loss("deleted", "link-makers", both, Administrators.Person::delete),
                new Loss("disabled", "link-makers", both, Administrators.Person::disable),
                new Loss("without manage-users", "link-makers", both, person -> person.take("manage-users")),
                new Loss("without manage-realm", "link-makers", both, person -> person.take("manage-realm")),
                new Loss("no operator", "link-makers", List.of("directory-sync-manage"), person -> {
                    person.give("directory-sync-view");
                    person.take("directory-sync-manage");
                }),
                new Loss("of the master realm, deleted", master, both, Administrators.Person::delete),
                new Loss("of the master realm, without a role", master, both, person -> person.take("manage-users")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void a_link_whose_maker_could_not_make_it_now_opens_nothing(Loss loss) {
        realm.awaitOperatorRoles();
        Administrators.Person maker =
                administrators.make(loss.home(), "maker", loss.roles().toArray(String[]::new));
        try {
            JsonNode link = link(maker.api());
            Http portal = invited.enter(link);
            portal.post("/tokens", Map.of("label", "before")).ok();

            loss.loss().accept(maker);

            assertThat(portal.get("/directory").status()).isEqualTo(401);
            assertThat(portal.post("/tokens", Map.of("label", "after")).status())
                    .isEqualTo(401);
            assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(401);
            assertThat(state(link)).isEqualTo("orphaned");
        } finally {
            realm.keycloak().admin().delete("/" + loss.home() + "/users/" + maker.id());
        }
    }

    @Test
    void the_link_of_a_service_account_is_good_as_long_as_its_client_is() {
        Admin admin = realm.keycloak().admin();
        String clients = "/" + realm.name() + "/clients";
        Map<String, ?> settings = Map.of(
                "clientId", "onboarding", "secret", "secret", "serviceAccountsEnabled", true, "publicClient", false);
        String client = admin.post(clients, settings).createdId();
        String user = admin.get(clients + "/" + client + "/service-account-user")
                .ok()
                .json()
                .path("id")
                .asText();
        administrators.map(realm.name(), user, "manage-realm", "manage-users");
        JsonNode link = link(administrators.api(administrators.token(
                realm.name(),
                Map.of("grant_type", "client_credentials", "client_id", "onboarding", "client_secret", "secret"))));
        Http portal = invited.enter(link);

        admin.put(clients + "/" + client, Map.of("clientId", "onboarding", "enabled", false))
                .ok();
        assertThat(portal.get("/directory").status()).isEqualTo(401);
        admin.put(clients + "/" + client, Map.of("clientId", "onboarding", "enabled", true))
                .ok();
        assertThat(portal.get("/directory").status()).isEqualTo(200);
        admin.delete(clients + "/" + client).ok();

        assertThat(portal.get("/directory").status()).isEqualTo(401);
        assertThat(state(link)).isEqualTo("orphaned");
    }

    @Test
    void whoever_is_back_gets_their_links_back_and_a_directory_says_whether_one_is_good() {
        Administrators.Person maker = administrators.make(realm.name(), "maker", "manage-realm", "manage-users");
        JsonNode link = link(maker.api());
        Http portal = invited.enter(link);
        assertThat(status()).isEqualTo("link-sent");

        maker.disable();
        assertThat(status()).isEqualTo("draft");
        assertThat(portal.get("/directory").status()).isEqualTo(401);
        maker.enable();

        assertThat(status()).isEqualTo("link-sent");
        assertThat(portal.get("/directory").status()).isEqualTo(200);
        assertThat(state(link)).isEqualTo("open");
    }

    @Test
    void a_link_that_opens_nothing_any_more_is_none_of_the_ten_that_a_directory_may_have() {
        Administrators.Person maker = administrators.make(realm.name(), "maker", "manage-realm", "manage-users");
        IntStream.range(0, 10).forEach(i -> link(maker.api()));
        assertThat(ask(realm.api()).status()).isEqualTo(400);

        maker.disable();

        assertThat(ask(realm.api()).status()).isEqualTo(201);
        maker.enable();
        assertThat(ask(realm.api()).status()).isEqualTo(400);
    }

    private JsonNode link(Http maker) {
        return ask(maker).ok().json();
    }

    private Answer ask(Http maker) {
        return maker.post(
                LINKS,
                Map.of("scopes", List.of("connect", "map-groups"), "highestRoles", Map.of(invited.app(), "Editor")));
    }

    private String state(JsonNode link) {
        for (JsonNode listed : realm.api().get(LINKS).ok().json().path("items")) {
            if (listed.path("id").equals(link.path("id"))) {
                return listed.path("state").asText();
            }
        }
        return "gone";
    }

    private String status() {
        return realm.api().get("/directories/acme").ok().json().path("status").asText();
    }
}
