package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Any JSON value of an attribute or parameter is answered with SCIM JSON. */
@ExtendWith(OnPostgres.Shared.class)
class MalformedValuesIT extends MalformedScenario {

    MalformedValuesIT(OnPostgres server) {
        super(server, "malformed-values");
    }

    @Test
    void any_value_in_a_resource_is_answered_with_scim_json() {
        List<String> wrong = new ArrayList<>();

        for (String value : values()) {
            for (String attribute : List.of(
                    "userName", "externalId", "active", "name", "emails", "title", "meta", "id", "schemas", "groups")) {
                String body = "{\"userName\":\"x\",\"" + attribute + "\":" + value + "}";
                check(wrong, "POST", "/Users", body);
                check(wrong, "PATCH", "/Users/" + user, patch("replace", attribute, value));
            }
            for (String attribute : List.of("displayName", "externalId", "members")) {
                check(wrong, "PATCH", "/Groups/" + group, patch("add", attribute, value));
            }
            for (String parameter : List.of("filter", "count", "startIndex", "sortBy", "attributes", "cursor")) {
                check(wrong, "POST", "/Users/.search", "{\"" + parameter + "\":" + value + "}");
            }
        }

        assertThat(wrong).isEmpty();
    }

    private void check(List<String> wrong, String method, String path, String body) {
        wrong(method, path, bytes(body)).ifPresent(wrong::add);
    }

    private static String patch(String op, String path, String value) {
        return "{\"Operations\":[{\"op\":\"" + op + "\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }

    private static List<String> values() {
        return List.of(
                "null",
                "true",
                "0",
                "-1",
                "1e400",
                "1e999999999",
                "-0.0",
                "12345678901234567890123",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"a\\udc00b\"",
                "\"\\u202e\\ufffe\"",
                "\"%00%zz\"",
                "\"<script>\"",
                "\"'; drop table ds_user; --\"",
                "\"" + "x".repeat(70_000) + "\"",
                "[]",
                "[null]",
                "[[]]",
                "[[[{}]]]",
                "{}",
                "{\"value\":{}}",
                "{\"value\":\"\\u0000\"}",
                "{\"value\":\"\\ud800\"}",
                "[{\"value\":[]}]",
                "[{\"value\":\"a@b\",\"primary\":\"maybe\"}]",
                "[\"a\",1,true,null,{}]");
    }
}
