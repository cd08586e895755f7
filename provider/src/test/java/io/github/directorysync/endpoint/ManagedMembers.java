package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A managed member of an organization stays one when the directory deletes the person. */
abstract class ManagedMembers extends OrganizationScenario {

    private static final String THEIR_OWN = "organizations-their-own";

    ManagedMembers(KeycloakServer keycloak) {
        super(keycloak, "organizations-managed");
    }

    @Test
    void a_managed_member_stays_one_and_is_not_deleted_when_the_directory_has_them_no_more() {
        String acme = organization("acme-managed");
        String ann = signsInAtTheirOrganization(acme, "ann@acme-managed.example");
        assertThat(membership(acme, ann)).isEqualTo("MANAGED");
        var directory = TestDirectory.in(
                keycloak,
                realm,
                Map.of(
                        "organization",
                        List.of("acme-managed"),
                        "verified-domains",
                        List.of("acme-managed.example"),
                        "on-delete",
                        List.of("suspend")));
        try {
            assertThat(directory.user("ann@acme-managed.example")).isEqualTo(ann);
            String bob = directory.user("bob@acme-managed.example");
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");
            assertThat(membership(acme, bob)).isEqualTo("UNMANAGED");

            change(directory, NO_ORGANIZATION).ok();
            Waiting.until(() -> !members(acme).contains(bob));
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");

            change(directory, Map.of("organization", "acme-managed")).ok();
            Waiting.until(() -> members(acme).contains(bob));
            directory.scim().delete("/Users/" + ann).ok();
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");

            assertThat(directory.user("ann@acme-managed.example")).isEqualTo(ann);
            admin().delete(path(directory) + "?users=keep").ok();
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");
            assertThat(members(acme)).containsExactly(ann);
            admin().delete("/" + realm + "/users/" + bob);
        } finally {
            admin().delete(organizations(acme));
            admin().delete("/" + realm + "/users/" + ann);
            admin().delete("/" + realm + "/identity-provider/instances/their-own");
            admin().delete("/" + THEIR_OWN);
        }
    }

    private String membership(String organization, String user) {
        return admin().get(organizations(organization) + "/members/" + user)
                .ok()
                .json()
                .path("membershipType")
                .asText();
    }

    /** Keycloak makes managed members of those only whom an identity provider of the organization brings. */
    private String signsInAtTheirOrganization(String organization, String name) {
        String own = keycloak.url() + "/realms/" + THEIR_OWN + "/protocol/openid-connect";
        theirOwnRealm(name);
        admin().post(
                        "/" + realm + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "their-own",
                                "providerId",
                                "keycloak-oidc",
                                "trustEmail",
                                true,
                                "config",
                                Map.of(
                                        "clientId",
                                        "vendor",
                                        "clientSecret",
                                        "s3cret",
                                        "clientAuthMethod",
                                        "client_secret_post",
                                        "authorizationUrl",
                                        own + "/auth",
                                        "tokenUrl",
                                        own + "/token",
                                        "userInfoUrl",
                                        own + "/userinfo",
                                        "defaultScope",
                                        "openid profile email")))
                .ok();
        admin().post(organizations(organization) + "/identity-providers", "\"their-own\"")
                .ok();
        Browser browser = new Browser();
        Browser.Page login = browser.open(keycloak.url() + "/realms/" + realm
                + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&kc_idp_hint=their-own&redirect_uri="
                + Http.encoded(keycloak.url() + "/realms/" + realm + "/account/"));
        browser.signIn(login, name, "at home");
        return admin().get("/" + realm + "/users?exact=true&username=" + Http.encoded(name))
                .ok()
                .json()
                .at("/0/id")
                .asText();
    }

    private void theirOwnRealm(String name) {
        String broker = keycloak.url() + "/realms/" + realm + "/broker/their-own/endpoint";
        admin().makeRealm(Map.of(
                        "realm",
                        THEIR_OWN,
                        "enabled",
                        true,
                        "clients",
                        List.of(Map.of("clientId", "vendor", "secret", "s3cret", "redirectUris", List.of(broker))),
                        "users",
                        List.of(Map.of(
                                "username",
                                name,
                                "email",
                                name,
                                "emailVerified",
                                true,
                                "firstName",
                                "Ann",
                                "lastName",
                                "Ager",
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", "at home"))))))
                .ok();
    }
}
