package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.RawHttp;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives is what was meant, or it is refused: bytes, pluses and letters. */
@WithKeycloak
class WordsAndBytesIT {

    private static final String REALM = "words-and-bytes";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    WordsAndBytesIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,        application/json,                       201",
        "UTF-8,        application/scim+json; charset=UTF-8,   201",
        "ISO-8859-1,   application/json; charset=iso-8859-1,   201",
        "windows-1252, application/scim+json;charset=\"windows-1252\", 201",
        "UTF-16,       application/json; charset=utf-16,       201",
        "ISO-8859-1,   application/json,                       400",
        "ISO-8859-1,   application/scim+json; charset=utf-8,   400",
        "UTF-8,        application/json; charset=klingon,      415"
    })
    void the_bytes_of_a_name_are_what_the_client_says_or_are_refused(Charset written, String type, int status) {
        RawHttp.Reply reply = post(type, person().getBytes(written));

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        JsonNode users = directory.get("/Users").path("Resources");
        assertThat(users).hasSize(status == 201 ? 1 : 0);
        assertThat(users.findValuesAsText("familyName")).allMatch("Müller"::equals);
        assertThat(reply.text()).doesNotContain("\uFFFD");
    }

    @Test
    void a_byte_order_mark_is_taken_and_a_compressed_body_is_refused() {
        assertThat(post("application/json", ("\uFEFF" + person()).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
        Answer zipped = directory.scim().with("Content-Encoding", "gzip").put("/Users/x", "{}");

        assertThat(zipped.status()).isEqualTo(415);
        assertThat(zipped.json().path("detail").asText()).contains("gzip");
        assertThat(directory
                        .scim()
                        .with("Content-Encoding", "identity")
                        .post("/Users", "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void bytes_that_are_no_utf8_are_refused_in_an_address_and_by_the_admin_api_too() {
        assertThat(directory
                        .scim()
                        .get("/Users?filter=userName%20eq%20%22M%FCller%22")
                        .status())
                .isEqualTo(400);
        for (String path :
                List.of("/directories", "/directories/" + directory.alias() + "/links", "/apps/realm/preview")) {
            RawHttp.Reply reply = RawHttp.at(keycloak.url())
                    .send(
                            "POST",
                            "/admin/realms/" + REALM + "/directory-sync" + path,
                            List.of(
                                    "Authorization: "
                                            + keycloak.admin()
                                                    .signedIn()
                                                    .headers()
                                                    .get("Authorization"),
                                    "Content-Type: application/json",
                                    "Content-Length: 15"),
                            "{\"label\":\"M\u00fcx\"}".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(reply.status()).as(path + reply.text()).isEqualTo(400);
        }
    }

    @Test
    void a_plus_is_a_plus_for_who_escapes_blanks_and_a_blank_for_who_does_not() {
        directory.user(Map.of("userName", "ada+test@acme.test"));
        directory.group("My Group");

        assertThat(found("/Users?filter=userName%20eq%20%22ada+test@acme.test%22"))
                .isEqualTo(1);
        assertThat(found("/Users?filter=userName%20eq%20'ada%2Btest@acme.test'"))
                .isEqualTo(1);
        assertThat(found("/Users?filter=userName+eq+%22ada%2Btest@acme.test%22"))
                .isEqualTo(1);
        assertThat(found("/Groups?filter=displayName+eq+%22My+Group%22")).isEqualTo(1);
        assertThat(found("/Groups?filter=displayName%20eq%20My%20Group&sortBy='displayName'"))
                .isEqualTo(1);
        assertThat(directory
                        .scim()
                        .post("/Users/.search", Map.of("filter", "userName eq 'ada+test@acme.test'"))
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_letter_that_is_two_in_lower_case_comes_back_as_sent_and_is_found_in_any_case() {
        String name = "\u0130nci@Acme.Test";
        String id = directory.user(Map.of("userName", name));

        assertThat(directory.get("/Users/" + id).path("userName").asText()).isEqualTo(name);
        for (String any : List.of(name, name.toLowerCase(Locale.ROOT), "\u0130NCI@ACME.TEST")) {
            assertThat(found("/Users?filter=" + Http.encoded("userName eq \"" + any + "\"")))
                    .as(any)
                    .isEqualTo(1);
        }
        JsonNode again = directory
                .scim()
                .put("/Users/" + id, Map.of("userName", name))
                .ok()
                .json();
        assertThat(again.at("/meta/version").asText()).isEqualTo("W/\"0\"");
        assertThat(directory
                        .scim()
                        .post("/Users", Map.of("userName", "\u0130".repeat(200)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void members_are_shown_by_the_user_name_as_it_was_sent_and_found_in_any_case() {
        String ann = directory.user(Map.of("userName", "Ann@Acme.Test"));
        String bob = directory.user(Map.of("userName", "bob@acme.test"));
        String group = directory.group("Staff", ann, bob);

        assertThat(directory.get("/Groups/" + group).path("members").findValuesAsText("display"))
                .containsExactly("Ann@Acme.Test", "bob@acme.test");
        assertThat(found("/Groups?filter=" + Http.encoded("members.display eq \"ann@ACME.test\"")))
                .isEqualTo(1);
        directory
                .scim()
                .put("/Users/" + ann, Map.of("userName", "Anna@Acme.Test"))
                .ok();
        assertThat(directory.get("/Groups?sortBy=members.display").findValuesAsText("display"))
                .containsExactly("Anna@Acme.Test", "bob@acme.test");
    }

    private RawHttp.Reply post(String type, byte[] body) {
        return RawHttp.at(keycloak.url())
                .send(
                        "POST",
                        directory.path() + "/Users",
                        List.of(
                                "Authorization: Bearer " + directory.token(),
                                "Content-Type: " + type,
                                "Content-Length: " + body.length),
                        body);
    }

    private static String person() {
        return "{\"userName\": \"mueller\", \"name\": {\"givenName\": \"M\", \"familyName\": \"Müller\"}}";
    }

    private int found(String path) {
        return directory.get(path).path("totalResults").asInt();
    }
}
