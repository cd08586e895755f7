package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory with an alias or an identity provider that is not possible is refused. */
@WithKeycloak
class RefusedComponentsIT extends AccessScenario {

    RefusedComponentsIT(KeycloakServer keycloak) {
        super(keycloak, "refused-components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "acme_corp", "-acme", ""})
    void an_alias_that_cannot_be_part_of_a_url_is_refused(String alias) {
        Answer answer = component(alias, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("lias");
    }

    @Test
    void an_alias_that_another_directory_has_is_refused() {
        Answer answer = component(directory.alias(), Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("already has a directory");
    }

    @Test
    void an_identity_provider_that_does_not_exist_is_refused() {
        Answer answer = component("fine", Map.of("identity-provider", List.of("nowhere")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("no identity provider");
    }

    private Answer component(String alias, Map<String, List<String>> settings) {
        return keycloak.admin().post("/" + realm + "/components", TestDirectory.component(alias, settings));
    }
}
