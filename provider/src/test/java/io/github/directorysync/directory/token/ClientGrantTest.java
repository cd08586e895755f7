package io.github.directorysync.directory.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which access tokens of the realm open a directory. */
class ClientGrantTest {

    private static final String BASE = "https://id.example.com/realms/r/directories/acme/scim/v2";
    private static final Set<String> SCOPES = Set.of("profile", "scim");
    private static final Set<String> AUDIENCES = Set.of("account", BASE);
    private static final Directory ACME =
            new DirectorySettings(Map.of("alias", List.of("acme"), "clients", List.of("entra"))).read("c1", "Acme");

    @Test
    void a_client_that_the_directory_names_opens_it() {
        assertThat(grant("entra", SCOPES, AUDIENCES).denial(ACME, BASE)).isEmpty();
    }

    @Test
    void everything_has_to_be_right() {
        assertThat(List.of(
                        grant("okta", SCOPES, AUDIENCES),
                        grant("entra", Set.of("scim.read"), AUDIENCES),
                        grant("entra", SCOPES, Set.of("account", "entra", BASE + "/"))))
                .noneMatch(grant -> grant.denial(ACME, BASE).isEmpty());
    }

    @Test
    void only_what_has_the_form_of_a_jwt_is_taken_for_an_access_token() {
        assertThat(accessToken("Bearer eyJh.eyJp.c2ln")).contains("eyJh.eyJp.c2ln");
        assertThat(accessToken("bearer " + DirectoryToken.random().inClear())).isEmpty();
        assertThat(accessToken("Basic eyJh.eyJp.c2ln")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b", "Bearer a.b.c.d", "Bearer a..c", "Bearer a.b.c d", "Bearer a.b.ü", "Bearer"})
    void everything_else_is_none(String header) {
        assertThat(accessToken(header)).isEmpty();
    }

    @Test
    void credentials_do_not_tell_themselves_to_a_log() {
        assertThat(Credentials.read("Bearer secret").orElseThrow()).hasToString("bearer …");
    }

    private static ClientGrant grant(String client, Set<String> scopes, Set<String> audiences) {
        return new ClientGrant(client, Optional.empty(), scopes, audiences);
    }

    private static Optional<String> accessToken(String header) {
        return Credentials.read(header).flatMap(Credentials::accessToken);
    }
}
