package io.github.directorysync.sync.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures, pauses and addresses. */
class WebhookRulesTest {

    private static final String BODY = "{\"id\":\"evt_1\",\"name\":\"Zoë\"}";

    @Test
    void the_library_of_the_specification_verifies_each_of_the_signatures() {
        WebhookSecret secret = WebhookSecret.random();
        WebhookSecret former = WebhookSecret.random();
        Map<String, List<String>> headers = headers(List.of(secret, former), Instant.now());

        for (WebhookSecret known : List.of(secret, former)) {
            assertThatCode(() -> new Webhook(known.text()).verify(BODY, headers)).doesNotThrowAnyException();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
                "127.1", "2130706433", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1",
                "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
                "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
                "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1",
                "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001::1", "2001:0:1::1",
                "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1", "2002:808:808::1", "3fff::1",
                "3fff:fff::1", "4000::1", "5f00::1"
            })
    void an_address_that_is_not_public_is_refused(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
                "172.32.0.0", "192.0.1.1", "192.167.255.255", "198.17.255.255", "198.20.0.0", "223.255.255.255",
                "2600::1", "2606:4700:4700::1111", "2001:200::1", "2001:4860:4860::8888", "2003::1", "3ffe::1"
            })
    void a_public_address_is_allowed(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/x", "ftp://app.example", "//app.example", "app.example", "https:///x", "https://",
                "https://user@app.example/", "https://user:secret@app.example/", "https://app.example/#x",
                "https://app.example:0/", "https://app.example:65536/", "https://app .example/", "file:///etc/passwd",
                "https://a@b@app.example/", "javascript:alert(1)", "https:app.example"
            })
    void a_url_that_is_not_plain_https_is_refused(String url) {
        assertThat(WebhookUrl.refusal(url, false)).isPresent();
    }

    @Test
    void https_is_allowed_and_http_where_the_server_says_so() {
        assertThat(WebhookUrl.refusal("https://app.example:8443/hooks?tenant=1", false)).isEmpty();
        assertThat(WebhookUrl.refusal("HTTPS://app.example", false)).isEmpty();
        assertThat(WebhookUrl.refusal("http://localhost:8081/hooks", true)).isEmpty();
    }
}
