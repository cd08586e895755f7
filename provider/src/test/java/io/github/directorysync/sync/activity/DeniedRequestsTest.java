package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeniedRequestsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:10Z");

    private final DeniedRequests knocks = new DeniedRequests();

    @Test
    void the_first_of_a_minute_is_told_and_the_others_are_counted() {
        assertThat(knocks.isFirst("realm", knock("192.0.2.1", NOON))).isTrue();
        assertThat(knocks.isFirst("realm", knock("192.0.2.1", NOON.plusSeconds(1))))
                .isFalse();
        assertThat(knocks.isFirst("realm", knock("192.0.2.1", NOON.plusSeconds(2))))
                .isFalse();
        assertThat(knocks.isFirst("realm", knock("192.0.2.2", NOON))).isTrue();
        assertThat(knocks.isFirst("realm", knock("192.0.2.1", NOON.plusSeconds(60))))
                .isTrue();

        assertThat(over(NOON.plusSeconds(30))).isEmpty();
        assertThat(over(NOON.plusSeconds(60))).singleElement().satisfies(sum -> {
            assertThat(sum.origin().address()).isEqualTo("192.0.2.1");
            assertThat(sum.result().detail().orElseThrow().path("more").asInt()).isEqualTo(2);
            assertThat(sum.created()).isEqualTo(Instant.parse("2026-01-01T12:00:59Z"));
        });
        assertThat(over(NOON.plusSeconds(120))).isEmpty();
    }

    @Test
    void a_thousand_addresses_are_told_apart_and_no_more() {
        int told = 0;
        for (int i = 0; i < 5000; i++) {
            told += knocks.isFirst("realm", knock("address-" + i, NOON)) ? 1 : 0;
        }

        assertThat(told).isEqualTo(1001);
        assertThat(over(NOON.plusSeconds(60)))
                .singleElement()
                .satisfies(sum -> assertThat(
                                sum.result().detail().orElseThrow().path("more").asInt())
                        .isEqualTo(3999));
    }

    @Test
    void another_reason_is_told_though_it_comes_from_the_same_address() {
        assertThat(knocks.isFirst("realm", knock("here", NOON, "no-token"))).isTrue();
        assertThat(knocks.isFirst("realm", knock("here", NOON, "client-not-named")))
                .isTrue();
        assertThat(knocks.isFirst("realm", knock("here", NOON, "no-token"))).isFalse();
    }

    private static Activity knock(String address, Instant at, String reason) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putObject("problem").put("reason", reason);
        return new Activity(
                Activity.newId(at),
                "request",
                at,
                new Activity.Origin("d0", "acme", Actor.nobody(), "curl", address),
                new Activity.Action("GET", "", "list-users", false, Activity.Target.NOTHING),
                new Activity.ActivityResult(401, Activity.ActivityOutcome.DENIED, 1, Optional.of(detail)));
    }

    private List<Activity> over(Instant now) {
        List<Activity> over = new ArrayList<>();
        knocks.over(now).forEach((realm, activity) -> over.add(activity));
        return over;
    }

    private static Activity knock(String address, Instant at) {
        return new Activity(
                Activity.newId(at),
                "request",
                at,
                new Activity.Origin("d0", "acme", Actor.nobody(), "curl", address),
                new Activity.Action("GET", "", "list-users", false, Activity.Target.NOTHING),
                new Activity.ActivityResult(401, Activity.ActivityOutcome.DENIED, 1, Optional.empty()));
    }
}
