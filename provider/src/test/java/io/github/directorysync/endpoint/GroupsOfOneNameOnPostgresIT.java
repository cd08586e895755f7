package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Entra sends groups of one displayName, told apart by their externalIds. */
@ExtendWith(OnPostgres.Shared.class)
class GroupsOfOneNameOnPostgresIT {

    private static final String REALM = "one-name";

    private final GuardedRealm realm;
    private final VendorRealm vendor;
    private final TestDirectory directory;

    GroupsOfOneNameOnPostgresIT(OnPostgres server) {
        realm = GuardedRealm.in(server.keycloak(), REALM);
        vendor = new VendorRealm(server.keycloak(), REALM);
        directory = realm.directory(Map.of());
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void both_are_taken_shown_as_sent_and_found_by_their_name_and_each_gives_its_own_role() {
        List<String> people = realm.people(directory, 2);
        String first = make("Admins", "a", people.get(0));
        String second = make("Admins", "b", people.get(1));
        realm.map(first, "Clerk");
        realm.map(second, "Chief");

        assertThat(vendor.read(first).path("name").asText()).isEqualTo("Admins");
        assertThat(vendor.read(second).path("name").asText()).isEqualTo("Admins (b)");
        assertThat(find("admins")).containsExactlyInAnyOrder(first, second);
        for (String group : List.of(first, second)) {
            assertThat(directory.get("/Groups/" + group).path("displayName").asText())
                    .isEqualTo("Admins");
        }
        assertThat(directory.get("/Groups?sortBy=displayName").findValuesAsText("displayName"))
                .containsExactly("Admins", "Admins");
        assertThat(directory
                        .get("/Users/" + people.get(1))
                        .at("/groups/0/display")
                        .asText())
                .isEqualTo("Admins");
        assertThat(users("groups.display eq \"Admins\"")).containsExactlyInAnyOrderElementsOf(people);
        assertThat(realm.rolesAtSignIn(directory, 2)).containsExactly("Clerk", "Chief");
        assertThat(shown("/groups?search=admins").findValuesAsText("displayName"))
                .containsExactly("Admins", "Admins");
        assertThat(shown("/groups").findValuesAsText("path")).contains("/" + directory.alias() + "/Admins (b)");
        assertThat(explanation(people.get(1)))
                .contains("/" + directory.alias() + "/Admins")
                .doesNotContain("(b)");
        assertThat(shown("/activity?operation=create-group").toString())
                .contains("Admins")
                .doesNotContain("(b)");
    }

    @Test
    void without_two_external_ids_the_second_one_is_a_conflict_whatever_its_letter_case() {
        make("Admins", "a");

        assertThat(post("ADMINS", Map.of()).status()).isEqualTo(409);
        assertThat(post("Admins", Map.of("externalId", "a")).status()).isEqualTo(409);
        String nameless = directory.group("Sales");
        assertThat(post("sales", Map.of("externalId", "s")).status()).isEqualTo(409);
        assertThat(patch(nameless, "displayName", "admins").status()).isEqualTo(409);
        assertThat(patch(nameless, "displayName", "SALES").status()).isEqualTo(200);
    }

    @Test
    void a_rename_onto_a_taken_name_is_done_where_the_external_ids_differ_and_back_again() {
        String admins = make("Admins", "a");
        String sales = make("Sales", "s");

        patch(sales, "displayName", "admins").ok();
        assertThat(find("Admins")).containsExactlyInAnyOrder(admins, sales);
        assertThat(directory.get("/Groups/" + sales).path("displayName").asText())
                .isEqualTo("admins");
        patch(sales, "displayName", "Admins").ok();
        assertThat(vendor.read(sales).path("name").asText()).isEqualTo("Admins (s)");
        assertThat(remove(sales, "externalId").status()).isEqualTo(409);
        assertThat(patch(sales, "externalId", "a").status()).isEqualTo(409);

        directory.scim().delete("/Groups/" + admins).ok();
        assertThat(vendor.read(sales).path("name").asText()).isEqualTo("Admins (s)");
        assertThat(find("Admins")).containsExactly(sales);
        patch(sales, "displayName", "Sales").ok();
        assertThat(vendor.read(sales).path("name").asText()).isEqualTo("Sales");
    }

    @Test
    void the_first_one_adopts_what_is_prepared_under_the_name_and_the_other_what_bears_its_external_id() {
        String parent = vendor.group(directory.alias());
        String plain = vendor.group("Admins", parent);
        String marked = vendor.group("Admins (b)", parent);
        String foreign = vendor.group("Sales / East", parent);

        assertThat(make("Admins", "b")).isEqualTo(marked);
        assertThat(make("Admins", "a")).isEqualTo(plain);
        assertThat(make("Sales / East", "e")).isEqualTo(foreign);
        assertThat(find("Sales / East")).containsExactly(foreign);
        String other = make("Sales / East", "f");
        assertThat(vendor.read(other).path("name").asText()).isEqualTo("Sales / East (f)");
        assertThat(find("sales / east")).containsExactlyInAnyOrder(foreign, other);
    }

    @Test
    void what_is_prepared_in_another_letter_case_is_adopted_and_no_rename_takes_its_name() {
        String parent = vendor.group(directory.alias());
        String admins = vendor.group("Admins", parent);
        String upper = vendor.group("SALES EAST", parent);
        String exact = vendor.group("sales east", parent);
        String prepared = vendor.group("Prepared", parent);

        assertThat(make("admins", "a")).isEqualTo(admins);
        assertThat(make("sales east", "s")).isEqualTo(exact);
        assertThat(directory.get("/Groups/" + admins).path("displayName").asText())
                .isEqualTo("admins");
        assertThat(patch(admins, "displayName", "PREPARED").status()).isEqualTo(409);
        assertThat(patch(admins, "displayName", "ADMINS").status()).isEqualTo(200);
        assertThat(make("Sales East", "t")).isEqualTo(upper);
        assertThat(make("PREPARED", "p")).isEqualTo(prepared);
    }

    @Test
    void two_at_the_same_moment_are_two_where_external_ids_tell_them_apart_and_else_one() {
        directory.group("Others");

        List<Integer> apart = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> post("Admins", Map.of("externalId", "e" + i)).status())
                .toList();
        List<Integer> same = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> post(i % 2 == 0 ? "Sales" : "SALES", Map.of()).status())
                .toList();

        assertThat(apart).containsOnly(201);
        assertThat(find("Admins")).hasSize(6);
        assertThat(same).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void both_come_by_bulk_and_one_whose_deletion_is_held_comes_back_only_as_itself() {
        List<String> people = realm.people(directory, 3);
        Answer bulk = directory
                .scim()
                .post(
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                List.of(bulk("a"), bulk("b"))));
        List<String> groups = find("Admins");
        String held = directory
                .get("/Groups?filter=" + encoded("externalId eq \"a\""))
                .at("/Resources/0/id")
                .asText();
        realm.map(held, "Chief");
        GuardedRealm.put(directory, held, "Admins", people.toArray(String[]::new))
                .ok();
        directory.scim().delete("/Groups/" + held).ok();

        String another = make("Admins", "c");
        String itself = make("Admins", "a");

        assertThat(bulk.json().findValuesAsText("status")).containsExactly("201", "201");
        assertThat(groups).hasSize(2);
        assertThat(groups).doesNotContain(another);
        assertThat(itself).isEqualTo(held);
        assertThat(find("Admins")).hasSize(3);
    }

    private static Map<String, ?> bulk(String externalId) {
        return Map.of(
                "method",
                "POST",
                "path",
                "/Groups",
                "bulkId",
                externalId,
                "data",
                Map.of("displayName", "Admins", "externalId", externalId));
    }

    private String make(String displayName, String externalId, String... members) {
        return post(
                        displayName,
                        Map.of(
                                "externalId",
                                externalId,
                                "members",
                                List.of(members).stream()
                                        .map(id -> Map.of("value", id))
                                        .toList()))
                .createdId();
    }

    private Answer post(String displayName, Map<String, ?> more) {
        Map<String, Object> group = new java.util.HashMap<>(more);
        group.put("displayName", displayName);
        return directory.scim().post("/Groups", group);
    }

    private Answer patch(String group, String path, String value) {
        return directory
                .scim()
                .patch(
                        "/Groups/" + group + "?attributes=displayName",
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", path, "value", value))));
    }

    private Answer remove(String group, String path) {
        return directory
                .scim()
                .patch("/Groups/" + group, Map.of("Operations", List.of(Map.of("op", "remove", "path", path))));
    }

    private List<String> find(String displayName) {
        return directory
                .get("/Groups?attributes=id&filter=" + encoded("displayName eq \"" + displayName + "\""))
                .path("Resources")
                .findValuesAsText("id");
    }

    private List<String> users(String filter) {
        return directory
                .get("/Users?attributes=id&filter=" + encoded(filter))
                .path("Resources")
                .findValuesAsText("id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode shown(String below) {
        return vendor.admin().get(realm.path(directory) + below).ok().json();
    }

    private String explanation(String person) {
        return vendor.admin()
                .get("/" + REALM + "/directory-sync/apps/" + realm.app() + "/people/" + person + "/explanation")
                .ok()
                .body();
    }
}
