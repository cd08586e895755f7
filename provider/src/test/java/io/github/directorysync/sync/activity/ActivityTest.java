package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final Effect DONE = new Effect.OfUser(ChangeKind.CREATED, "u0", "alice", List.of());

    @Test
    void the_outcome_follows_from_the_status_and_what_was_done() {
        assertThat(Activity.ActivityOutcome.of(201, true, List.of(DONE))).isEqualTo(Activity.ActivityOutcome.DONE);
        assertThat(Activity.ActivityOutcome.of(200, false, List.of())).isEqualTo(Activity.ActivityOutcome.DONE);
        assertThat(Activity.ActivityOutcome.of(200, true, List.of())).isEqualTo(Activity.ActivityOutcome.UNCHANGED);
        assertThat(Activity.ActivityOutcome.of(409, true, List.of())).isEqualTo(Activity.ActivityOutcome.REFUSED);
        assertThat(Activity.ActivityOutcome.of(401, true, List.of())).isEqualTo(Activity.ActivityOutcome.DENIED);
        assertThat(Activity.ActivityOutcome.of(503, true, List.of())).isEqualTo(Activity.ActivityOutcome.FAILED);
    }

    @Test
    void what_was_withheld_or_held_is_not_called_done() {
        Effect withheld = new Effect.Withheld("import-users", ChangeKind.CREATED, "bob", List.of());
        Effect held = new Effect.Guarded(Optional.of("h0"), "too many at once");

        assertThat(Activity.ActivityOutcome.of(200, true, List.of(DONE, withheld)))
                .isEqualTo(Activity.ActivityOutcome.WITHHELD);
        assertThat(Activity.ActivityOutcome.of(200, true, List.of(withheld, held)))
                .isEqualTo(Activity.ActivityOutcome.HELD);
    }

    @Test
    void outcomes_are_found_by_their_words() {
        assertThat(Stream.of(Activity.ActivityOutcome.values()).map(Activity.ActivityOutcome::word))
                .allMatch(word ->
                        Activity.ActivityOutcome.of(word).orElseThrow().word().equals(word));
        assertThat(Activity.ActivityOutcome.of("great")).isEmpty();
    }

    @Test
    void an_id_is_a_uuid_that_sorts_by_time() {
        Instant now = Instant.now();
        Set<String> many = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            many.add(Activity.newId(now));
        }

        assertThat(many).hasSize(1000);
        assertThat(many)
                .allMatch(id -> UUID.fromString(id).version() == 7
                        && UUID.fromString(id).variant() == 2);
        assertThat(Activity.newId(now)).isLessThan(Activity.newId(now.plusMillis(1)));
    }

    @Test
    void ids_of_one_moment_sort_in_the_order_in_which_they_were_made() {
        Instant now = Instant.now();

        List<String> made =
                Stream.generate(() -> Activity.newId(now)).limit(10_000).toList();

        assertThat(made).isSorted();
    }

    @Test
    void who_did_it_is_known_by_name_and_id_and_what_nobody_did_by_the_system() {
        assertThat(new Actor(Actor.ActorKind.ADMIN, "root", "u0").id()).isEqualTo("u0");
        assertThat(new Actor(Actor.ActorKind.TOKEN, "Okta").id()).isEmpty();
        assertThat(Actor.system().name()).isEqualTo("system");
    }

    @Test
    void what_comes_from_outside_is_cut_to_what_a_column_holds() {
        String endless = "x".repeat(1000);
        var origin = new Activity.Origin("d0", "acme", new Actor(Actor.ActorKind.CLIENT, endless), endless, endless);
        var target = new Activity.Target(Optional.of("user"), Optional.of(endless), Optional.of(endless));

        assertThat(origin.client()).hasSize(255);
        assertThat(origin.address()).hasSize(64);
        assertThat(origin.actor().name()).hasSize(255);
        assertThat(target.id().orElseThrow()).hasSize(64);
        assertThat(target.name().orElseThrow()).hasSize(255);
        assertThat(Actor.nobody().name()).isEmpty();
    }

    @Test
    void what_no_database_takes_is_marked_and_no_character_is_cut_in_half() {
        var target =
                new Activity.Target(Optional.empty(), Optional.of("a\0b\ud83e"), Optional.of("x".repeat(254) + "🩺"));

        assertThat(target.id()).contains("a?b?");
        assertThat(target.name()).contains("x".repeat(254));
    }

    @Test
    void an_id_says_when_its_entry_was_made_and_what_is_no_id_says_nothing() {
        Instant now = Instant.ofEpochMilli(1_900_000_000_123L);

        assertThat(Activity.madeAt(Activity.newId(now))).contains(now);
        assertThat(Activity.madeAt("nowhere")).isEmpty();
        assertThat(Activity.madeAt("1-1-7000-1-1")).isEmpty();
        assertThat(Activity.madeAt(UUID.randomUUID().toString())).isEmpty();
    }
}
