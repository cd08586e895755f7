package io.github.directorysync.sync.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.events.DirectoryEvent.EventOrigin;
import io.github.directorysync.sync.events.EventExpansion.EventPerson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which events come of effects, and what they say. */
class EffectDraftsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final EventOrigin ACME = new EventOrigin("d1", "acme", "a1");

    /** Ann belongs to the directory; nothing is known of anybody else. */
    private static final EventObjects OBJECTS = new EventObjects() {
        @Override
        public ObjectNode user(String id, String userName) {
            return json(id).put("userName", userName);
        }

        @Override
        public ObjectNode group(String id, String displayName) {
            return json(id).put("displayName", displayName);
        }

        @Override
        public ObjectNode app(String id) {
            return json(id);
        }

        @Override
        public boolean isProvisioned(String userId) {
            return userId.equals("ann");
        }

        private static ObjectNode json(String id) {
            return JsonNodeFactory.instance.objectNode().put("id", id);
        }
    };

    @Test
    void a_changed_user_has_the_values_before_and_after_but_no_password() {
        EventDraft draft = one(user(
                ChangeKind.CHANGED,
                "ann",
                new Change("title", Optional.empty(), Optional.of("Boss")),
                new Change("name.givenName", Optional.of("Ann"), Optional.empty()),
                Change.ofPassword()));

        assertThat(draft.type()).isEqualTo(EventType.USER_UPDATED);
        assertThat(draft.data())
                .hasToString("{\"user\":{\"id\":\"ann\",\"userName\":\"ann@x\"},"
                        + "\"previous\":{\"title\":null,\"name.givenName\":\"Ann\"},"
                        + "\"current\":{\"title\":\"Boss\",\"name.givenName\":null}}");
        assertThat(EffectDrafts.of(List.of(user(ChangeKind.CHANGED, "ann", Change.ofPassword())), OBJECTS))
                .isEmpty();
    }

    @Test
    void a_suspension_changes_active_and_of_somebody_who_left_the_directory_it_is_a_deletion() {
        EventDraft suspended = one(user(ChangeKind.SUSPENDED, "ann"));
        EventDraft deleted = one(user(ChangeKind.SUSPENDED, "bob"));

        assertThat(suspended.type()).isEqualTo(EventType.USER_UPDATED);
        assertThat(suspended.data().at("/previous/active").asText()).isEqualTo("true");
        assertThat(suspended.data().at("/current/active").asText()).isEqualTo("false");
        assertThat(deleted.type()).isEqualTo(EventType.USER_DELETED);
        assertThat(deleted.data().path("accountKept").asBoolean()).isTrue();
    }

    @Test
    void what_the_directory_says_of_active_is_no_event_while_the_account_stays_as_it_is() {
        Change off = new Change("active", Optional.of("true"), Optional.of("false"));
        Change title = new Change("title", Optional.empty(), Optional.of("Boss"));
        assertThat(EffectDrafts.of(List.of(user(ChangeKind.CHANGED, "ann", off)), OBJECTS))
                .isEmpty();
        assertThat(one(user(ChangeKind.CHANGED, "ann", off, title)).data().path("current"))
                .hasToString("{\"title\":\"Boss\"}");
    }

    @Test
    void each_kind_of_effect_has_its_type() {
        assertThat(one(user(ChangeKind.CREATED, "ann")).type()).isEqualTo(EventType.USER_CREATED);
        assertThat(one(user(ChangeKind.LINKED, "ann")).data().path("linked").asBoolean())
                .isTrue();
        assertThat(one(user(ChangeKind.DELETED, "ann"))
                        .data()
                        .path("accountKept")
                        .asBoolean(true))
                .isFalse();
        assertThat(one(user(ChangeKind.RELEASED, "ann"))
                        .data()
                        .path("accountKept")
                        .asBoolean())
                .isTrue();
        assertThat(one(group(ChangeKind.CREATED)).type()).isEqualTo(EventType.GROUP_CREATED);
        assertThat(one(group(ChangeKind.CHANGED)).type()).isEqualTo(EventType.GROUP_UPDATED);
        assertThat(one(group(ChangeKind.DELETED)).type()).isEqualTo(EventType.GROUP_DELETED);
        assertThat(EffectDrafts.of(
                        List.of(
                                new Effect.Withheld("x", ChangeKind.CHANGED, "ann", List.of()),
                                new Effect.Guarded(Optional.of("h"), "many"),
                                new Effect.SessionsEnded("ann", Optional.empty())),
                        OBJECTS))
                .isEmpty();
    }

    @Test
    void members_of_a_deleted_group_have_no_event_of_their_own() {
        GroupEffect.MembersChanged members =
                new GroupEffect.MembersChanged("g1", "Sales", List.of("ann"), List.of("bob", "cleo"));

        assertThat(EffectDrafts.of(List.of(members), OBJECTS))
                .extracting(EventDraft::type, EventDraft::users)
                .containsExactly(
                        tuple(EventType.MEMBER_ADDED, List.of("ann")),
                        tuple(EventType.MEMBER_REMOVED, List.of("bob", "cleo")));
        assertThat(EffectDrafts.of(List.of(members, group(ChangeKind.DELETED)), OBJECTS))
                .extracting(EventDraft::type)
                .containsExactly(EventType.GROUP_DELETED);
    }

    @Test
    void a_hundred_thousand_equal_role_changes_are_small_rows_and_become_an_event_each_in_order() {
        List<Effect> effects = IntStream.range(0, 100_000)
                .<Effect>mapToObj(i -> new Effect.RoleChanged(
                        "user-" + i,
                        "app",
                        Optional.of("Reader"),
                        i % 2 == 0 ? Optional.of("Editor") : Optional.empty()))
                .toList();

        List<OutboxPayload.OutboxText> rows = OutboxPayload.of(EffectDrafts.of(effects, OBJECTS));

        assertThat(rows).hasSize(200).allMatch(row -> row.drafts().length() < 20_000 && row.events() == 500);
        long position = 7;
        int count = 0;
        for (OutboxPayload.OutboxText row : rows) {
            List<DirectoryEvent> events = expansion().events(OutboxPayload.read(row.drafts()), ACME, NOW, position);
            assertThat(events.get(0).position()).isEqualTo(position + 1);
            position = events.get(events.size() - 1).position();
            count += events.size();
        }
        assertThat(count).isEqualTo(100_000);
        assertThat(position).isEqualTo(100_007);
    }

    @Test
    void an_event_of_a_person_names_the_person_and_their_directory_if_the_change_had_none() {
        List<Effect> effects = List.of(new Effect.RoleChanged("ann", "app", Optional.empty(), Optional.of("Editor")));
        List<EventDraft> drafts = EffectDrafts.of(effects, OBJECTS);

        DirectoryEvent event = expansion()
                .events(drafts, new EventOrigin("", "", "a1"), NOW, 0)
                .get(0);

        assertThat(event.json("shop"))
                .hasToString("{\"id\":\"evt_1\",\"type\":\"directory.role.changed\","
                        + "\"timestamp\":\"2026-11-30T10:00:00Z\",\"position\":1,\"realm\":\"shop\","
                        + "\"directory\":{\"id\":\"d2\",\"alias\":\"other\"},\"activity\":\"a1\","
                        + "\"data\":{\"app\":{\"id\":\"app\"},\"role\":\"Editor\",\"previous\":{\"role\":null},"
                        + "\"user\":{\"id\":\"ann\",\"userName\":\"ann@x\"}}}");
    }

    private static EventExpansion expansion() {
        return new EventExpansion(Map.of("ann", new EventPerson("ann@x", "d2", "other")), () -> "evt_1");
    }

    private static EventDraft one(Effect effect) {
        List<EventDraft> drafts = EffectDrafts.of(List.of(effect), OBJECTS);
        assertThat(drafts).hasSize(1);
        List<EventDraft> stored =
                OutboxPayload.read(OutboxPayload.of(drafts).get(0).drafts());
        assertThat(stored).isEqualTo(drafts);
        assertThat(Set.copyOf(stored)).hasSize(1);
        return stored.get(0);
    }

    private static Effect user(ChangeKind kind, String id, Change... changes) {
        return new Effect.OfUser(kind, id, id + "@x", List.of(changes));
    }

    private static Effect group(ChangeKind kind) {
        return new GroupEffect.OfGroup(kind, "g1", "Sales", List.of());
    }
}
