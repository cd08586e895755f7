package io.github.directorysync.sync.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Signatures and pauses. */
class WebhookRulesTest {

    private static final String BODY = "{\"id\":\"evt_1\",\"name\":\"Zoë\"}";

    @Test
    void the_library_of_the_specification_verifies_each_of_the_signatures() {
        WebhookSecret secret = WebhookSecret.random();
        WebhookSecret former = WebhookSecret.random();
        Map<String, List<String>> headers = headers(List.of(secret, former), Instant.now());

        for (WebhookSecret known : List.of(secret, former)) {
            assertThatCode(() -> new Webhook(known.text()).verify(BODY, headers))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> new Webhook(WebhookSecret.random().text()).verify(BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(secret.text()).verify(BODY + " ", headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(secret.text())
                        .verify(BODY, headers(List.of(secret), Instant.now().minusSeconds(3600))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static Map<String, List<String>> headers(List<WebhookSecret> secrets, Instant at) {
        return Map.of(
                "webhook-id",
                List.of("evt_1"),
                "webhook-timestamp",
                List.of(Long.toString(at.getEpochSecond())),
                "webhook-signature",
                List.of(WebhookSecret.signatures(secrets, "evt_1", at, BODY)));
    }

    @Test
    void the_example_of_the_specification_is_signed_as_there() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(WebhookSecret.signatures(
                        List.of(secret),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(secret).hasToString("whsec_…");
    }

    @Test
    void ten_attempts_take_a_little_more_than_three_days() {
        RetrySchedule schedule = RetrySchedule.STANDARD;

        Duration whole = IntStream.rangeClosed(1, 9)
                .mapToObj(attempts -> schedule.pause(attempts, 0.5).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(whole).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(schedule.pause(10, 0.5)).isEmpty();
        assertThat(schedule.pause(1, 0)).isEqualTo(Optional.of(Duration.ofMillis(4500)));
        assertThat(schedule.pause(1, 1)).isEqualTo(Optional.of(Duration.ofMillis(5500)));
    }

    @Test
    void an_endpoint_rests_longer_the_more_often_it_fails_but_never_longer_than_an_hour() {
        RetrySchedule schedule = RetrySchedule.STANDARD;

        assertThat(schedule.rest(4, 0.5)).isZero();
        assertThat(schedule.rest(5, 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(schedule.rest(7, 0.5)).isEqualTo(Duration.ofSeconds(40));
        assertThat(schedule.rest(1_000_000, 0.5)).isEqualTo(Duration.ofHours(1));
        assertThat(RetrySchedule.asked("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetrySchedule.asked("999999999")).isEqualTo(Duration.ofHours(1));
        assertThat(List.of("", "-5", "1e9", "9999999999999", "Wed, 21 Oct 2026 07:28:00 GMT"))
                .allMatch(text -> RetrySchedule.asked(text).isZero());
    }
}
