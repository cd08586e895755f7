package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods and parameters that do not exist are refused with SCIM JSON. */
@WithKeycloak
class RefusedRequestsIT extends HttpScenario {

    RefusedRequestsIT(KeycloakServer keycloak) {
        super(keycloak, "refused-requests");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nowhere,                  404",
        "GET,    /Users/no-such-id,         404",
        "GET,    /Users/a/b,                404",
        "PUT,    /Users,                    405",
        "DELETE, /Groups,                   405",
        "POST,   /Schemas,                  405",
        "POST,   /Users/some-id,            405",
        "GET,    /Schemas/urn:nope,         404",
        "GET,    /ResourceTypes/Nope,       404",
        "GET,    /Me,                       501",
        "POST,   /Bulk,                     400",
        "PUT,    /Bulk,                     405",
        "POST,   /Bulk/x,                   404",
        "GET,    /Users?filter=userName,    400",
        "GET,    /Users?filter=%28,         400",
        "GET,    /Users?count=many,         400",
        "GET,    /Users?startIndex=first,   400",
        "GET,    /Users?FILTER=%28,         400",
        "GET,    /Users?count=1&Count=2,    400"
    })
    void a_wrong_request_is_refused_with_scim_json(String method, String path, int status) {
        Answer answer = method.equals("GET")
                ? directory.scim().get(path)
                : directory.scim().send(method, path, "{}");

        assertRefused(answer, status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /Users?filter=password%20eq%20%22x%22,        400, sensitive",
        "GET,    /Users?filter=userName%20eq,                  400, invalidFilter",
        "GET,    /Users?cursor&count=many,                     400, invalidCount",
        "GET,    /Users?cursor=nobodys,                        400, invalidCursor",
        "GET,    /Users?count=many,                            400, invalidValue",
        "GET,    /../v1/Users,                                 400, invalidVers",
        "POST,   /Users,                                       400, invalidValue"
    })
    void a_refusal_has_its_scimType(String method, String path, int status, String scimType) {
        Http http = path.startsWith("/..")
                ? Http.at(directory.url().replace("/v2", "")).bearer(directory.token())
                : directory.scim();
        String there = path.replace("/..", "");

        Answer answer = method.equals("GET") ? http.get(there) : http.send(method, there, "{}");

        assertRefused(answer, status);
        assertThat(answer.json().path("scimType").asText()).isEqualTo(scimType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH  | /Users                 | GET, POST",
                "POST   | /Users/1               | GET, PUT, PATCH, DELETE",
                "PUT    | /Groups/.search        | POST",
                "DELETE | /Bulk                  | POST",
                "GET    | /.search               | POST",
                "POST   | /Schemas               | GET",
                "PUT    | /ServiceProviderConfig | GET"
            })
    void a_method_that_is_not_possible_is_answered_with_those_that_are(String method, String path, String allowed) {
        Answer refused = method.equals("GET")
                ? directory.scim().get(path)
                : directory.scim().send(method, path, "{}");
        Answer options = directory.scim().send("OPTIONS", path, "");

        assertRefused(refused, 405);
        assertThat(refused.header("Allow")).contains(allowed);
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Schemas", "/ResourceTypes", "/ServiceProviderConfig", "/ResourceTypes/User"})
    void a_filter_on_discovery_is_refused(String path) {
        assertRefused(directory.scim().get(path + "?filter=name%20eq%20%22User%22"), 403);
        assertThat(directory
                        .scim()
                        .get(path + "?startIndex=2&count=1&sortBy=id")
                        .status())
                .isEqualTo(200);
    }
}
