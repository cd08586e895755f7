package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /.search} (RFC 7644 §3.4.3), for one type and at the root. */
abstract class SearchRequests extends ListScenario {

    SearchRequests(KeycloakServer keycloak) {
        super(keycloak, "lists-search");
    }

    @Test
    void a_search_in_the_body_is_answered_like_one_in_the_address() {
        fourPeople();
        Map<String, Object> search = Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:SearchRequest"),
                "filter",
                "title pr",
                "sortBy",
                "title",
                "startIndex",
                2,
                "count",
                1,
                "attributes",
                List.of("userName", "title"));

        JsonNode found = directory.scim().post("/Users/.search", search).ok().json();

        assertThat(found)
                .isEqualTo(directory.get(
                        "/Users?sortBy=title&startIndex=2&count=1&attributes=userName,title&filter=title%20pr"));
        assertThat(names(found)).containsExactly("bea");
        assertThat(found.at("/Resources/0").has("emails")).isFalse();
        assertThat(search("/Groups/.search", Map.of("excludedAttributes", List.of("members")))
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void a_search_at_the_root_finds_users_then_groups_page_by_page() {
        fourPeople();
        String first = directory.group("ann");
        String second = directory.group("Buyers");

        List<String> types = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int start = 1; start <= 6; start += 4) {
            JsonNode page = search("/.search", Map.of("startIndex", start, "count", 4));
            assertThat(page.path("totalResults").asInt()).isEqualTo(6);
            page.path("Resources").forEach(found -> {
                types.add(found.at("/meta/resourceType").asText());
                ids.add(found.path("id").asText());
            });
        }

        assertThat(types).containsExactly("User", "User", "User", "User", "Group", "Group");
        assertThat(ids).endsWith(first, second).doesNotHaveDuplicates();
        assertThat(search("/.search", Map.of("count", 0)).path("totalResults").asInt())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "meta.resourceType eq \"User\",                         4",
        "meta.resourceType eq \"Group\",                        1",
        "meta.resourceType ne \"User\",                         1",
        "(meta.resourceType eq \"User\") and (title sw \"b\"),  1",
        "displayName eq \"ann\" or userName eq \"ann\",         2",
        "meta.resourceType pr,                                  5",
        "meta.resourceType eq \"user\",                         0"
    })
    void a_search_at_the_root_applies_its_filter_to_both_types(String filter, int total) {
        fourPeople();
        directory.group("ann");

        JsonNode found = search("/.search", Map.of("filter", filter));

        assertThat(found.path("totalResults").asInt()).isEqualTo(total);
        assertThat(found.path("Resources")).hasSize(total);
    }
}
