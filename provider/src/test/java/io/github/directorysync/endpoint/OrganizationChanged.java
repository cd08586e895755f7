package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another organization in the settings, or the end of the directory or the organization, ends the memberships. */
abstract class OrganizationChanged extends OrganizationScenario {

    OrganizationChanged(KeycloakServer keycloak) {
        super(keycloak, "organizations-changed");
    }

    @Test
    void another_organization_in_the_settings_moves_those_who_are_there_and_none_ends_it() {
        String before = organization("acme-before");
        String after = organization("acme-after");
        String visitor = account("visitor-move");
        admin().post(organizations(before) + "/members", "\"" + visitor + "\"").ok();
        try (var directory = directory("acme-before")) {
            String ann = directory.user("ann@move.example");

            change(directory, Map.of("organization", after)).ok();

            Waiting.until(() -> members(after).equals(List.of(ann)));
            assertThat(members(before)).containsExactly(visitor);

            Map<String, Object> none = new HashMap<>();
            none.put("organization", null);
            change(directory, none).ok();

            Waiting.until(() -> members(after).isEmpty());
            assertThat(members(before)).containsExactly(visitor);
            assertThat(directory.get("/Users/" + ann).path("active").asBoolean())
                    .isTrue();
        } finally {
            admin().delete("/" + realm + "/users/" + visitor);
            admin().delete(organizations(before));
            admin().delete(organizations(after));
        }
    }

    @Test
    void the_end_of_a_directory_ends_the_memberships_of_those_who_stay() {
        String acme = organization("acme-end");
        for (String way : List.of("?users=keep", "?users=suspend")) {
            var directory = directory("acme-end");
            String ann = directory.user("ann@end.example");
            assertThat(members(acme)).containsExactly(ann);

            admin().delete(path(directory) + way).ok();

            assertThat(members(acme)).isEmpty();
            admin().delete("/" + realm + "/users/" + ann).ok();
        }
        admin().delete(organizations(acme));
    }

    @Test
    void a_directory_that_is_removed_as_a_component_leaves_nobody_in_the_organization() {
        String acme = organization("acme-component");
        var directory = directory("acme-component");
        String ann = directory.user("ann@component.example");

        admin().delete("/" + realm + "/components/" + directory.id()).ok();

        assertThat(members(acme)).isEmpty();
        assertThat(admin().get("/" + realm + "/users/" + ann).status()).isEqualTo(200);
        admin().delete("/" + realm + "/users/" + ann).ok();
        admin().delete(organizations(acme)).ok();
    }

    @Test
    void an_organization_that_goes_takes_no_people_along_and_stops_nobody_from_being_provisioned() {
        String acme = organization("acme-gone");
        try (var directory = directory("acme-gone")) {
            String ann = directory.user("ann@gone.example");

            admin().delete(organizations(acme)).ok();

            assertThat(directory.get("/Users/" + ann).path("active").asBoolean())
                    .isTrue();
            directory.user("bob@gone.example");
            change(directory, Map.of("contacts", List.of("it@gone.example"))).ok();
            assertThat(attention(directory)).contains("organization-missing");

            String again = organization("acme-gone");
            assertThat(attention(directory)).doesNotContain("organization-missing");
            Waiting.until(() -> members(again).size() == 2);
            admin().put(
                            organizations(again),
                            Map.of(
                                    "id",
                                    again,
                                    "name",
                                    "acme-gone",
                                    "alias",
                                    "acme-gone",
                                    "enabled",
                                    false,
                                    "domains",
                                    List.of(Map.of("name", "acme-gone.example"))))
                    .ok();
            assertThat(attention(directory)).contains("organization-disabled");

            change(directory, NO_ORGANIZATION).ok();
            assertThat(attention(directory)).doesNotContain("organization-disabled");
            Waiting.until(() -> members(again).isEmpty());
            admin().delete(organizations(again)).ok();
        }
    }

    private List<String> attention(TestDirectory directory) {
        return admin().get(path(directory)).ok().json().path("attention").findValuesAsText("code");
    }
}
