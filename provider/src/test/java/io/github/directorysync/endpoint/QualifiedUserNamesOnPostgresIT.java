package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each of two directories has an ann, under her own user name in Keycloak, and sees only its own. */
@ExtendWith(OnPostgres.Shared.class)
class QualifiedUserNamesOnPostgresIT extends QualifiedNameScenario {

    QualifiedUserNamesOnPostgresIT(OnPostgres server) {
        super(server, "qualified-names");
    }

    @Test
    void two_directories_have_a_user_of_one_name_which_only_keycloak_shows_qualified() {
        TestDirectory acme = directory(ON);
        TestDirectory other = directory(ON);

        String ann = acme.user(Map.of("userName", "Ann", "externalId", "a1"));
        String hers = other.user(Map.of("userName", "ann", "externalId", "a1"));

        assertThat(hers).isNotEqualTo(ann);
        assertThat(username(ann)).isEqualTo("ann@" + acme.alias());
        assertThat(username(hers)).isEqualTo("ann@" + other.alias());
        assertThat(found(acme, "aNN")).containsExactly("Ann");
        assertThat(found(other, "ann")).containsExactly("ann");
        assertThat(found(acme, "ann@" + acme.alias())).isEmpty();
        assertThat(acme.get("/Users?filter=" + Http.encoded("userName sw \"an\" and title pr or userName co \"nn\""))
                        .findValuesAsText("id"))
                .containsExactly(ann);
        String sales = acme.group("Sales", ann);
        assertThat(acme.get("/Groups/" + sales).at("/members/0/display").asText())
                .isEqualToIgnoringCase("ann");
        assertThat(acme.scim().post("/Users", Map.of("userName", "ANN")).status())
                .isEqualTo(409);
        JsonNode people = admin().get(acme.adminPath() + "/people?app=realm&search=ann")
                .ok()
                .json();
        assertThat(people.at("/items/0/userName").asText()).isEqualTo("ann");
        assertThat(activity(acme)).contains("\"targetName\":\"Ann\"").doesNotContain("ann@" + acme.alias());

        acme.scim()
                .put("/Users/" + ann, Map.of("userName", "Annie", "externalId", "a1"))
                .ok();
        assertThat(username(ann)).isEqualTo("annie@" + acme.alias());
        assertThat(found(acme, "ann")).isEmpty();
        assertThat(found(acme, "annie")).containsExactly("Annie");
        acme.scim().delete("/Users/" + ann).ok();
        assertThat(found(other, "ann")).containsExactly("ann");
    }

    @Test
    void user_names_with_an_at_sign_are_not_qualified_and_those_of_another_directory_are_refused() {
        TestDirectory acme = directory(ON);
        TestDirectory other = directory(Map.of());

        assertThat(username(acme.user(Map.of("userName", "ann@acme.test")))).isEqualTo("ann@acme.test");
        Answer squatted = other.scim().post("/Users", Map.of("userName", "bob@" + acme.alias()));
        assertThat(squatted.status()).isEqualTo(409);
        assertThat(squatted.body()).doesNotContain("another directory");
        assertThat(username(acme.user(Map.of("userName", "bob")))).isEqualTo("bob@" + acme.alias());
        Answer reserved = other.scim().post("/Users", Map.of("userName", "service-account-x"));
        assertThat(reserved.status()).isEqualTo(409);
        assertThat(reserved.json().path("detail").asText()).contains("reserved");
    }

    @Test
    void a_name_whose_qualified_form_is_taken_is_refused_and_both_are_named() {
        TestDirectory acme = directory(ON);
        acme.user(Map.of("userName", "ann@" + acme.alias()));
        String bob = acme.user(Map.of("userName", "bob"));

        for (Answer refused : List.of(
                acme.scim().post("/Users", Map.of("userName", "ann")),
                acme.scim().put("/Users/" + bob, Map.of("userName", "ann")))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("detail").asText())
                    .contains("The userName ann becomes the Keycloak username ann@" + acme.alias(), "another user");
        }
    }

    private String activity(TestDirectory directory) {
        return admin().get(directory.adminPath() + "/activity").ok().body();
    }
}
