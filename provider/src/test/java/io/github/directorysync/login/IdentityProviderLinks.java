package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The link to the identity provider follows the name that it sends, on every database. */
abstract class IdentityProviderLinks extends SamlFirstScenario {

    IdentityProviderLinks(KeycloakServer keycloak) {
        super(keycloak, "saml-links");
    }

    @Test
    void the_link_follows_the_name_that_the_identity_provider_sends() {
        try (TestDirectory byMail =
                TestDirectory.in(keycloak, realm.name(), SamlRealm.enforced(Map.of("name-id", List.of("email"))))) {
            String bob = byMail.user("bob@other.example");
            assertThat(realm.links(bob)).containsExactly("bob@other.example");

            patch(
                    byMail,
                    bob,
                    Map.of("op", "replace", "path", "emails[type eq \"work\"].value", "value", "b@x.example"));
            assertThat(realm.links(bob)).containsExactly("b@x.example");

            patch(byMail, bob, Map.of("op", "replace", "path", "title", "value", "Boss"));
            assertThat(realm.links(bob)).containsExactly("b@x.example");

            patch(byMail, bob, Map.of("op", "remove", "path", "emails"));
            assertThat(realm.links(bob)).isEmpty();

            patch(byMail, bob, Map.of("op", "add", "path", "emails", "value", List.of(Map.of("value", "c@x.example"))));
            assertThat(realm.links(bob)).containsExactly("c@x.example");
        }
    }

    @Test
    void the_link_of_somebody_whose_changes_are_withheld_stays_with_their_account_and_is_made_up_for_later() {
        String directory = "/directories/" + acme.alias();
        realm.api().patch(directory, Map.of("importChanges", false)).ok();
        patch(acme, alice, Map.of("op", "replace", "path", "userName", "value", "alice.archer@acme.example"));
        assertThat(realm.links(alice)).containsExactly(ALICE);

        realm.api().patch(directory, Map.of("importChanges", true)).ok();
        patch(acme, alice, Map.of("op", "replace", "path", "title", "value", "Boss"));

        assertThat(realm.links(alice)).containsExactly("alice.archer@acme.example");
    }

    @Test
    void a_link_that_the_identity_provider_made_by_a_name_of_its_own_stays() {
        realm.link(alice, PROVIDER, "G-4711-opaque");

        patch(acme, alice, Map.of("op", "replace", "path", "userName", "value", "alice.archer@acme.example"));

        assertThat(realm.links(alice)).containsExactly("G-4711-opaque");
    }

    private static void patch(TestDirectory directory, String id, Map<String, ?> operation) {
        directory
                .scim()
                .patch(
                        "/Users/" + id,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(operation)))
                .ok();
    }
}
