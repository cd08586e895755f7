package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups are found by their members and people by their groups. */
abstract class FilteredMemberships extends ListScenario {

    FilteredMemberships(KeycloakServer keycloak) {
        super(keycloak, "lists-filtered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "members.value eq \"ann\"                                       | Cooks Drivers",
                "members eq \"ann\"                                             | Cooks Drivers",
                "members[value eq \"ann\"]                                      | Cooks Drivers",
                "members.value eq \"ann\" or members.value eq \"bea\"           | Buyers Cooks Drivers",
                "members.value eq \"ann\" and members.value eq \"bea\"          | Cooks",
                "members.value eq \"ANN\"                                       | ''",
                "not (members.value eq \"ann\")                                 | Admins Buyers",
                "members.value ne \"ann\"                                       | Admins Buyers",
                "members[value ne \"ann\"]                                      | Buyers Cooks",
                "members pr                                                     | Buyers Cooks Drivers",
                "members.value pr                                               | Buyers Cooks Drivers",
                "not (members pr)                                               | Admins",
                "members eq null                                                | Admins",
                "members ne null                                                | Buyers Cooks Drivers",
                "members[value eq \"ann\" and type eq \"User\"]                 | Cooks Drivers",
                "members[value eq \"ann\" and display eq \"bea\"]               | ''",
                "members[value eq \"ann\" or display eq \"BEA\"]                | Buyers Cooks Drivers",
                "members[type eq \"Group\"]                                     | ''",
                "members.type eq \"user\"                                       | Buyers Cooks Drivers",
                "members.display co \"NN\"                                      | Cooks Drivers",
                "members.display sw \"b\"                                       | Buyers Cooks",
                "members.display gt \"ann\"                                     | Buyers Cooks",
                "members.$ref ew \"/Users/ann\"                                 | Cooks Drivers",
                "members[not (value eq \"ann\")]                                | Buyers Cooks",
                "displayName eq \"cooks\" and members.value eq \"ann\"          | Cooks",
                "displayName eq \"cooks\" and members.value eq \"cid\"          | ''",
                "displayName gt \"b\" and members.value eq \"ann\"              | Cooks Drivers",
                "displayName gt \"d\" or members.value eq \"bea\"               | Buyers Cooks Drivers",
                "not (displayName gt \"c\" and members.display co \"e\")        | Admins Buyers Drivers"
            })
    void groups_are_found_by_who_is_in_them(String filter, String expected) {
        fourPeople();
        Map<String, String> ids = idsByName();
        directory.group("Admins");
        directory.group("Buyers", ids.getOrDefault("bea", ""));
        directory.group("Cooks", ids.getOrDefault("ann", ""), ids.getOrDefault("bea", ""));
        directory.group("Drivers", ids.getOrDefault("ann", ""));

        assertFound("/Groups", withIds(filter, ids), "displayName", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups.display eq \"sales\"                                | bea ann",
                "groups.display ne \"Sales\"                                | dan cid",
                "groups pr                                                  | bea cid ann",
                "not (groups pr)                                            | dan",
                "groups[display eq \"Sales\" and type eq \"direct\"]        | bea ann",
                "groups.display co \"s\" and userName eq \"cid\"            | cid",
                "groups.type eq \"indirect\"                                | ''",
                "title pr and groups.display eq \"sales\"                   | bea",
                "title pr or groups.display eq \"sales\"                    | bea cid ann",
                "title pr and not (groups.display eq \"sales\")             | cid"
            })
    void users_are_found_by_the_groups_that_they_are_in(String filter, String expected) {
        fourPeople();
        Map<String, String> ids = idsByName();
        directory.group("Sales", ids.getOrDefault("ann", ""), ids.getOrDefault("bea", ""));
        directory.group("Support", ids.getOrDefault("cid", ""));

        assertFound("/Users", filter, "userName", expected);
    }

    @Test
    void a_group_that_is_renamed_in_keycloak_is_found_by_the_name_that_its_provider_sent() {
        String id = directory.group("Sales");

        directory
                .keycloak()
                .admin()
                .put("/" + realm + "/groups/" + id, Map.of("name", "Vertrieb"))
                .ok();

        assertFound("/Groups", "displayName eq \"sales\"", "displayName", "Sales");
        assertFound("/Groups", "displayName eq \"Vertrieb\"", "displayName", "");
    }

    private Map<String, String> idsByName() {
        Map<String, String> ids = new HashMap<>();
        directory
                .get("/Users")
                .path("Resources")
                .forEach(user ->
                        ids.put(user.path("userName").asText(), user.path("id").asText()));
        return ids;
    }

    /** A value that is a name stands for the id; only where a value is meant, not a display. */
    private static String withIds(String filter, Map<String, String> ids) {
        String filled = filter;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replaceAll(
                            "(value \\w\\w|members \\w\\w) \"" + id.getKey() + "\"", "$1 \"" + id.getValue() + "\"")
                    .replace("/Users/" + id.getKey() + "\"", "/Users/" + id.getValue() + "\"");
        }
        return filled;
    }

    private void assertFound(String path, String filter, String name, String expected) {
        JsonNode found = directory.get(path + "?filter=" + Http.encoded(filter));
        JsonNode second = directory.get(path + "?startIndex=2&count=1&filter=" + Http.encoded(filter));

        List<String> names = found.path("Resources").findValuesAsText(name);
        assertThat(String.join(" ", names)).isEqualTo(expected);
        assertThat(found.path("totalResults").asInt()).isEqualTo(names.size());
        assertThat(second.path("totalResults").asInt()).isEqualTo(names.size());
        assertThat(second.path("Resources").findValuesAsText(name))
                .isEqualTo(names.stream().skip(1).limit(1).toList());
    }
}
