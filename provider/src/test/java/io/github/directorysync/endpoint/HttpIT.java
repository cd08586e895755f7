package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked, however wrong: the answer is SCIM JSON, and no fault of ours. */
@WithKeycloak
class HttpIT {

    private static final String REALM = "http";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    HttpIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM, Map.of("profile-rules", List.of("strict")));
    }

    @AfterEach
    void gone() {
        directory.close();
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
    void a_wrong_request_is_refused_in_scims_words(String method, String path, int status) {
        Answer answer = method.equals("GET")
                ? directory.scim().get(path)
                : directory.scim().send(method, path, "{}");

        assertRefused(answer, status);
    }

    @Test
    void what_the_realms_user_profile_refuses_is_said_in_scims_names_and_in_words() {
        Answer answer = directory
                .scim()
                .post(
                        "/Users",
                        Map.of(
                                "userName", "ab",
                                "name", Map.of("givenName", "g".repeat(256)),
                                "emails", List.of(Map.of("value", "nowhere"))));

        assertRefused(answer, 400);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("invalidValue");
        assertThat(answer.json().path("detail").asText())
                .contains("userName: Length must be between 3 and 255")
                .contains("name.givenName: ")
                .contains("255")
                .contains("emails.value: Invalid email address")
                .doesNotContain("error-", "{");
    }

    /** Keycloak by itself answers 500. */
    @Test
    void a_content_type_that_is_none_is_refused_and_nothing_is_done() {
        String user = directory.user("ann@example.com");
        Http http = directory.scim().with("Content-Type", "x");

        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            Answer refused = http.send(method, "/Users/" + user, "{\"userName\": \"bob@example.com\"}");
            assertRefused(refused, 415);
            assertThat(refused.header("X-Content-Type-Options")).contains("nosniff");
        }

        assertThat(directory.get("/Users/" + user).path("userName").asText()).isEqualTo("ann@example.com");
    }

    @Test
    void a_body_that_breaks_off_is_said_to() {
        Answer answer = directory.scim().send("POST", "/Users", "{\"userName\": \"x\"");

        assertRefused(answer, 400);
        assertThat(answer.json().path("detail").asText())
                .startsWith("The body is not JSON: Unexpected end-of-input")
                .doesNotContain("Source");
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
    void a_refusal_names_its_kind(String method, String path, int status, String scimType) {
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
    void what_is_not_possible_says_what_is(String method, String path, String allowed) {
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

    @Test
    void a_head_is_answered_like_a_get_without_the_body() {
        String id = directory.user("headed@example.com");
        Answer read = directory.scim().get("/Users/" + id);

        Answer head = directory.scim().send("HEAD", "/Users/" + id, "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(head.header("Content-Location")).isEqualTo(read.header("Content-Location"));
        assertThat(directory.scim().send("HEAD", "/Users/nobody", "").status()).isEqualTo(404);
        assertThat(directory.scim().send("HEAD", "/Users?count=0", "").status()).isEqualTo(200);
    }

    @Test
    void the_parameters_of_a_list_are_read_in_any_case() {
        directory.user("first@example.com");
        directory.user("second@example.com");

        JsonNode found = directory.get("/Users?SORTBY=userName&sortorder=descending&Count=1"
                + "&FILTER=USERNAME+pr&Attributes=userName&attributes=id&shoeSize=44");

        assertThat(found.path("totalResults").asInt()).isEqualTo(2);
        assertThat(found.at("/Resources/0/userName").asText()).isEqualTo("second@example.com");
        assertThat(found.at("/Resources/0").has("emails")).isFalse();
        assertThat(found.path("Resources")).hasSize(1);
    }

    @Test
    void what_is_ignored_is_said_once_in_the_log_by_its_name_alone() {
        String body =
                "{\"userName\":\"%s\",\"shoeSize\":\"a secret value\",\"urn:no:such\":{\"x\":\"another secret\"}}";

        for (String name : new String[] {"one", "two", "three"}) {
            directory.scim().post("/Users", body.formatted(name)).ok();
        }

        String about = "directory " + directory.id() + ": ";
        assertThat(keycloak.log().split(about + "shoeSize is not defined by any schema", -1))
                .hasSize(2);
        assertThat(keycloak.log().split(about + "urn:no:such is not defined by any schema", -1))
                .hasSize(2);
        assertThat(keycloak.log()).doesNotContain("a secret value", "another secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{\"userName\":",
                "{}",
                "{\"userName\":\"\"}",
                "{\"userName\":\"   \"}",
                "{\"userName\":{\"a\":1}}",
                "{\"userName\":[\"a\"]}",
                "{\"userName\":\"a\\u0000b\"}",
                "{\"userName\":\"x\",\"active\":\"banana\"}",
                "{\"userName\":\"x\",\"name\":\"y\"}",
                "{\"userName\":\"x\",\"emails\":[{\"value\":\"no address\"}]}",
                "{\"userName\":\"a<b>c\"}"
            })
    void a_body_that_is_no_user_is_refused_with_400(String body) {
        assertRefused(directory.scim().post("/Users", body), 400);
    }

    @Test
    void values_that_are_too_long_are_refused_and_never_cut() {
        String longName = "x".repeat(256);

        assertRefused(directory.scim().post("/Users", "{\"userName\":\"" + longName + "\"}"), 400);
        assertRefused(directory.scim().post("/Users", "{\"userName\":\"x\",\"externalId\":\"" + longName + "\"}"), 400);
        assertRefused(
                directory.scim().post("/Users", "{\"userName\":\"x\",\"name\":{\"familyName\":\"" + longName + "\"}}"),
                400);
        assertRefused(directory.scim().post("/Groups", "{\"displayName\":\"" + longName + "\"}"), 400);
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Operations\":null}",
                "{\"Operations\":{}}",
                "{\"Operations\":[]}",
                "{\"Operations\":[null]}",
                "{\"Operations\":[\"x\"]}",
                "{\"Operations\":[{}]}",
                "{\"Operations\":[{\"op\":\"move\",\"path\":\"title\"}]}",
                "{\"Operations\":[{\"op\":\"add\"}]}",
                "{\"Operations\":[{\"op\":\"remove\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"\"}]}",
                "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\".value\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"emails\",\"value\":[{\"value\":\"no address\"}]}]}"
            })
    void a_patch_that_cannot_be_is_refused_and_changes_nothing(String body) {
        String id = directory.user("patched@example.com");

        Answer answer = directory.scim().patch("/Users/" + id, body);

        assertRefused(answer, 400);
        assertThat(directory.get("/Users/" + id).at("/meta/version").asText()).isEqualTo("W/\"0\"");
    }

    @Test
    void a_body_that_is_not_json_by_its_own_word_is_refused_with_415() {
        Answer answer = directory.scim().with("Content-Type", "text/plain").post("/Users", "{\"userName\":\"x\"}");

        assertRefused(answer, 415);
    }

    @Test
    void a_body_that_is_too_large_is_refused_with_413() {
        String photo = "x".repeat(4 * 1024 * 1024);

        assertRefused(directory.scim().post("/Users", "{\"userName\":\"x\",\"title\":\"" + photo + "\"}"), 413);
    }

    @Test
    void json_by_any_of_its_names_is_taken() {
        int i = 0;
        for (String type :
                new String[] {"application/json", "application/scim+json", "Application/JSON; charset=utf-8"}) {
            Answer answer =
                    directory.scim().with("Content-Type", type).post("/Users", "{\"userName\":\"json" + i++ + "\"}");
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    @Test
    void a_new_resource_says_where_it_is_and_in_which_version() {
        Answer answer = directory.scim().post("/Users", "{\"userName\":\"located\"}");

        String location = answer.header("Location").orElseThrow();
        assertThat(location)
                .isEqualTo(
                        directory.url() + "/Users/" + answer.json().path("id").asText());
        assertThat(answer.json().at("/meta/location").asText()).isEqualTo(location);
        assertThat(answer.header("ETag")).contains("W/\"0\"");
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.request() + " " + answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.json().path("schemas").path(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.json().path("status").isTextual()).isTrue();
        assertThat(answer.json().path("status").asText()).isEqualTo(String.valueOf(status));
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
    }
}
