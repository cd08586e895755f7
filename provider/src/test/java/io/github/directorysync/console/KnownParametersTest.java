package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.directory.InvalidSettings;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownParametersTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /directories, search",
        "DELETE, /directories/acme, users",
        "GET, /directories/acme/activity, after",
        "GET, /activity, outcome",
        "PATCH, /directories/acme/groups, dryRun",
        "GET, /apps/realm, people",
        "GET, /nowhere, x"
    })
    void what_the_description_has_may_be_asked_for(String method, String path, String parameter) {
        assertThatCode(() -> check(KnownParameters.OF_ADMIN_API, method, path, parameter, "1"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /directories, serch",
        "DELETE, /directories/acme, user",
        "GET, /activity, outcom",
        "POST, /directories/acme/pause, dryRun",
        "GET, /openapi.json, pretty"
    })
    void any_other_parameter_is_refused(String method, String path, String parameter) {
        assertThatThrownBy(() -> check(KnownParameters.OF_ADMIN_API, method, path, parameter, "1"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(parameter);
    }

    @Test
    void nothing_is_asked_for_twice_and_the_portal_has_a_description_of_its_own() {
        assertThatThrownBy(() -> check(KnownParameters.OF_ADMIN_API, "GET", "/directories", "search", "a", "b"))
                .isInstanceOf(InvalidSettings.class);
        assertThatCode(() -> check(KnownParameters.OF_PORTAL_API, "GET", "/portal/api/activity", "after", "x"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(KnownParameters.OF_PORTAL_API, "GET", "/portal/api/directory", "alias", "x"))
                .isInstanceOf(InvalidSettings.class);
    }

    private static void check(KnownParameters known, String method, String path, String name, String... values) {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        sent.put(name, List.of(values));
        known.check(method, path, sent);
    }
}
