package io.github.directorysync.keycloak.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is told of by an event of their own, and who together with others. */
class BulkEffectEventsTest {

    private final List<Effect> alone = new ArrayList<>();

    @Test
    void as_many_as_may_have_an_event_each_do_in_the_order_in_which_it_happened() {
        List<Effect> effects = Stream.concat(Stream.of(members()), people(100)).toList();

        assertThat(BulkEffectEvents.of(effects, alone)).isEmpty();
        assertThat(alone).isEqualTo(effects);
    }

    @Test
    void of_more_than_that_everybody_is_in_one_event_and_no_event_names_too_many() {
        List<Effect> effects = Stream.concat(people(1234), Stream.of(members())).toList();

        List<BulkEffectEvents.BulkEvent> bulks = BulkEffectEvents.of(effects, alone);

        assertThat(alone).containsExactly(members());
        assertThat(bulks)
                .hasSize(3)
                .allMatch(bulk -> bulk.path("acme").equals("users")
                        && bulk.word().equals("user-suspended")
                        && bulk.json().orElseThrow().path("count").asInt() == 1234);
        assertThat(named(bulks))
                .isEqualTo(IntStream.range(0, 1234).mapToObj(i -> "u" + i).toList());
    }

    @Test
    void people_are_together_only_with_those_who_go_from_the_same_role_to_the_same_one() {
        List<Effect> effects =
                Stream.concat(roles("viewer", 150), roles("admin", 50)).toList();

        List<BulkEffectEvents.BulkEvent> bulks = BulkEffectEvents.of(effects, alone);

        assertThat(alone).hasSize(50);
        assertThat(bulks).hasSize(1);
        assertThat(bulks.get(0).path("acme")).isEqualTo("directory-sync/roles/app");
        assertThat(bulks.get(0).json().orElseThrow().path("after").asText()).isEqualTo("viewer");
    }

    @Test
    void what_the_guard_holds_is_told_with_its_directory() {
        List<Effect> effects = IntStream.range(0, 101)
                .<Effect>mapToObj(i -> new Effect.Guarded(
                        Optional.of("h" + i),
                        "too many",
                        Optional.of(new Effect.Guarded.AffectedPerson("u" + i, "user"))))
                .toList();

        assertThat(BulkEffectEvents.of(effects, alone))
                .extracting(bulk -> bulk.path("acme"))
                .containsExactly("directory-sync/directories/acme/held");
    }

    private static Effect members() {
        return new GroupEffect.MembersChanged("g0", "Sales", List.of(), List.of("u0"));
    }

    private static Stream<Effect> people(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Effect.OfUser(ChangeKind.SUSPENDED, "u" + i, "user-" + i, List.of()));
    }

    private static Stream<Effect> roles(String after, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Effect.RoleChanged(after + i, "app", Optional.empty(), Optional.of(after)));
    }

    private static List<String> named(List<BulkEffectEvents.BulkEvent> bulks) {
        List<String> ids = new ArrayList<>();
        for (BulkEffectEvents.BulkEvent bulk : bulks) {
            for (JsonNode person : bulk.json().orElseThrow().path("users")) {
                ids.add(person.path("id").asText());
            }
        }
        return ids;
    }
}
