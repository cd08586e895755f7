package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups of one name that are prepared in Keycloak, arrive at the same moment, or arrive in one bulk request. */
@ExtendWith(OnPostgres.Shared.class)
class GroupsOfOneNameArrivingOnPostgresIT extends SameNameScenario {

    GroupsOfOneNameArrivingOnPostgresIT(OnPostgres server) {
        super(server, "groups-of-one-name-arriving");
    }

    @Test
    void each_adopts_the_prepared_group_with_its_external_id_or_else_with_its_name() {
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
    void a_prepared_group_is_adopted_in_another_letter_case_and_its_name_is_reserved() {
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
    void simultaneous_requests_create_one_group_for_each_external_id() {
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
    void both_are_created_by_bulk_and_a_held_deletion_is_undone_by_the_same_external_id_only() {
        List<String> people = realm.people(directory, 3);
        Answer bulk = directory.scim().post("/Bulk", ScimBody.bulk(List.of(bulk("a"), bulk("b"))));
        List<String> groups = find("Admins");
        String held = directory
                .get("/Groups?filter=" + Http.encoded("externalId eq \"a\""))
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
        return ScimBody.post("/Groups", externalId, Map.of("displayName", "Admins", "externalId", externalId));
    }
}
