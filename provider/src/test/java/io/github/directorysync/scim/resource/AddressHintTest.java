package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressHintTest {

    private static final String BASE = "https://id.example/realms/r/directories/acme/scim/v2";

    private final AddressHint hint = new AddressHint(BASE);

    @ParameterizedTest
    @ValueSource(strings = {"", "scim", "scim/v2", "SCIM/V2", "v2"})
    void at_the_base_url_and_above_it_it_says_what_to_enter(String path) {
        assertThat(of(path)).contains(BASE + ". Enter that at the identity provider", "/Users, /Groups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim/v2/users", "SCIM/v2/Users", "Users/1", "scim/v2/USERS/1"})
    void a_resource_in_another_letter_case_or_place_is_named(String path) {
        assertThat(of(path)).startsWith("Did you mean " + BASE + "/Users? Letter case counts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim/v2/Roles", "x"})
    void of_what_is_not_known_it_says_where_something_is(String path) {
        assertThat(of(path)).startsWith("The SCIM base URL of this directory is " + BASE + "; below it are /Users");
    }

    private String of(String path) {
        return hint.of(path.isEmpty() ? List.of() : List.of(path.split("/")));
    }
}
