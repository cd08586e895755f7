package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All effects of an entry that has no room for them. */
class EffectPartsTest {

    @Test
    void what_an_entry_has_room_for_needs_no_parts() {
        List<Effect> effects = List.of(
                new GroupEffect.MembersChanged("g0", "Sales", people(100), people(100), notTaken(3)),
                suspended(0),
                suspended(1));

        assertThat(parts(effects)).isEmpty();
        assertThat(parts(List.of())).isEmpty();
    }

    @Test
    void everybody_of_a_long_list_is_in_the_parts_once() {
        List<Effect> effects =
                List.of(new GroupEffect.MembersChanged("g0", "Sales", people(1234), people(777), notTaken(5)));

        List<JsonNode> all = all(parts(effects));

        assertThat(texts(all, "joined")).isEqualTo(people(1234));
        assertThat(texts(all, "left")).isEqualTo(people(777));
        assertThat(all)
                .allMatch(effect -> effect.path("id").asText().equals("g0")
                        && effect.path("joined").size() <= EffectParts.PEOPLE);
        assertThat(all.stream()
                        .mapToInt(effect -> effect.path("leftOut").asInt())
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void every_one_of_many_effects_is_in_the_parts_in_order_and_no_part_is_too_long() {
        List<Effect> effects =
                IntStream.range(0, 10_000).mapToObj(EffectPartsTest::suspended).toList();

        List<ArrayNode> parts = parts(effects);

        assertThat(all(parts)).extracting(effect -> effect.path("id").asText()).isEqualTo(people(10_000));
        assertThat(parts)
                .hasSizeGreaterThan(10)
                .allMatch(part -> part.toString().length() < EffectParts.ROOM * 1.1);
    }

    @Test
    void an_effect_that_is_longer_than_a_part_has_one_for_itself() {
        List<Change> changes = Collections.nCopies(
                400, new Change("title", Optional.of("x".repeat(300)), Optional.of("y".repeat(300))));
        Effect endless = new Effect.OfUser(ChangeKind.CHANGED, "u0", "alice", changes);

        assertThat(EffectJson.of(List.of(suspended(1), endless))).hasSize(1);
        assertThat(parts(List.of(suspended(1), endless, suspended(2)))).hasSize(3);
        assertThat(EffectJson.of(List.of(endless))).hasSize(1);
    }

    private static Effect suspended(int number) {
        return new Effect.OfUser(ChangeKind.SUSPENDED, "u" + number, "user-" + number, List.of());
    }

    private static GroupEffect.MembersLeftOut notTaken(int many) {
        return new GroupEffect.MembersLeftOut(people(many), List.of());
    }

    private static List<String> people(int many) {
        return IntStream.range(0, many).mapToObj(i -> "u" + i).toList();
    }

    private static List<ArrayNode> parts(List<Effect> effects) {
        return EffectParts.of(EffectJson.of(effects), effects);
    }

    private static List<JsonNode> all(List<ArrayNode> parts) {
        List<JsonNode> all = new ArrayList<>();
        parts.forEach(part -> part.forEach(all::add));
        return all;
    }

    private static List<String> texts(List<JsonNode> effects, String list) {
        Function<JsonNode, Stream<String>> texts = effect -> {
            List<String> found = new ArrayList<>();
            effect.path(list).forEach(text -> found.add(text.asText()));
            return found.stream();
        };
        return effects.stream().flatMap(texts).toList();
    }
}
