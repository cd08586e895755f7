package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.LeftOut;
import io.github.directorysync.scim.ScimProblem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName': 'ann', 'password': 'hush'}",
                "{'userName': 'ann', 'PassWord': ['hush']}",
                "{'userName': 'ann', 'password': {'value': 'hush'}}",
                "{'Operations': [{'op': 'replace', 'path': 'password', 'value': 'hush'}]}",
                "{'Operations': [{'op': 'replace', 'value': {'password': 'hush'}}]}",
                "{'Operations': [{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:password', 'value': 'hush'}]}",
                "{'userName': 'ann', 'password': hush}",
                "{'userName': 'ann', 'password': 'hush'"
            })
    void a_password_is_not_repeated_from_a_refusal(String body) {
        assertThat(new Discretion(request(Map.of(), body)).detail(repeating())).doesNotContain("hush");
    }

    @Test
    void what_is_no_password_is_kept() {
        Discretion discretion =
                new Discretion(request(Map.of("filter", "userName eq \"ann\""), "{'userName': 'hush'}"));

        assertThat(discretion.detail(repeating())).contains("hush");
        assertThat(discretion.named()).contains("hush");
        assertThat(discretion.filter()).contains("userName eq \"ann\"");
    }

    @Test
    void a_filter_by_password_is_not_kept_nor_what_is_said_of_it() {
        Discretion discretion = new Discretion(request(Map.of("filter", "PASSWORD eq \"hush\""), ""));

        assertThat(discretion.filter()).contains("…");
        assertThat(discretion.detail(repeating())).isEqualTo("…");
    }

    @Test
    void somebody_who_is_named_like_their_password_is_not_named() {
        assertThat(new Discretion(request(Map.of(), "{'userName': 'hush', 'password': 'hush'}")).named())
                .isEmpty();
    }

    private static ScimProblem repeating() {
        return ScimProblem.invalidValue("The value is hush, and that is not possible.");
    }

    private static ScimRequest request(Map<String, String> parameters, String body) {
        var all = new MultivaluedHashMap<String, String>();
        parameters.forEach(all::putSingle);
        return new ScimRequest(
                "POST",
                List.of("scim", "v2", "Users"),
                all,
                header -> null,
                Optional.of(body.replace('\'', '\"')),
                false,
                LeftOut.NOTHING);
    }
}
