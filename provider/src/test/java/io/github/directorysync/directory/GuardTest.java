package io.github.directorysync.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.directory.Guard.RemovalLimit;
import io.github.directorysync.directory.settings.DirectorySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many people may go. */
class GuardTest {

    @ParameterizedTest
    @CsvSource({
        // gone, going, active, too many
        "0, 10, 20, false",
        "0, 11, 20, true",
        "10, 1, 10, true",
        "0, 100, 1000, false",
        "0, 101, 1000, true",
        "99, 1, 901, false",
        "100, 1, 900, true",
        "0, 5000, 50000, false",
        "0, 5001, 50000, true",
        "0, 11, 109, true",
        "0, 11, 110, false"
    })
    void the_larger_of_ten_and_a_tenth_may_go(long gone, long going, long active, boolean tooMany) {
        assertThat(Guard.DEFAULT.usual().isTooMany(gone, going, () -> active)).isEqualTo(tooMany);
    }

    @Test
    void nobody_is_counted_as_long_as_few_go() {
        assertThat(Guard.DEFAULT.usual().isTooMany(5, 5, () -> {
                    throw new AssertionError("counted");
                }))
                .isFalse();
    }

    @Test
    void every_setting_is_read() {
        Guard guard = read(Map.of(
                        "guard", List.of("refuse"),
                        "guard-count", List.of("3"),
                        "guard-percent", List.of("5"),
                        "guard-window", List.of("PT15M"),
                        "guard-day-count", List.of("6"),
                        "guard-day-percent", List.of("8"),
                        "allow-last-holder-removal", List.of("true")))
                .guard();

        assertThat(guard)
                .isEqualTo(new Guard(
                        Guard.Mode.REFUSE,
                        new RemovalLimit(3, 5, Duration.ofMinutes(15)),
                        new RemovalLimit(6, 8, Duration.ofDays(1)),
                        true));
    }

    @Test
    void a_day_has_its_own_limit_where_nothing_is_set() {
        assertThat(read(Map.of()).guard()).isEqualTo(Guard.DEFAULT);
        assertThat(Guard.DEFAULT.daily()).isEqualTo(new RemovalLimit(20, 20, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        // real people, invented ones who went, real ones who may go besides
        "100, 0, 10",
        "100, 5, 5",
        "100, 10, 1",
        "1000, 50, 55",
        "40, 10, 0",
    })
    void whoever_came_since_makes_the_way_free_for_nobody(int real, int invented, int may) {
        int gone = invented;
        int went = 0;
        while (!Guard.DEFAULT.usual().isTooMany(gone, 1, remaining(real - went))) {
            gone++;
            went++;
        }

        assertThat(went).isEqualTo(may);
    }

    private static java.util.function.LongSupplier remaining(int people) {
        return () -> people;
    }

    @Test
    void where_nothing_can_be_refused_it_is_held() {
        Directory refusing = read(Map.of("guard", List.of("refuse"), "guard-count", List.of("3")));

        assertThat(refusing.holding().guard().mode()).isEqualTo(Guard.Mode.HOLD);
        assertThat(refusing.holding().guard().usual().count()).isEqualTo(3);
        assertThat(read(Map.of("guard", List.of("off"))).holding().guard().mode())
                .isEqualTo(Guard.Mode.OFF);
        assertThat(refusing.guard().uncounted().mode()).isEqualTo(Guard.Mode.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "guard, maybe",
        "guard-count, -1",
        "guard-percent, 101",
        "guard-percent, ten",
        "guard-window, 60",
        "guard-window, PT0S",
        "guard-window, P61D",
        "guard-day-count, -1",
        "guard-day-percent, 101",
        "allow-last-holder-removal, yes",
        "end-sessions-on-role-change, yes"
    })
    void what_cannot_be_meant_is_refused(String setting, String value) {
        assertThatThrownBy(() -> read(Map.of(setting, List.of(value))))
                .isInstanceOfSatisfying(
                        InvalidSettings.class,
                        invalid -> assertThat(invalid.key()).isEqualTo(setting));
    }

    private static Directory read(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new java.util.HashMap<>(settings);
        all.put("alias", List.of("acme"));
        return new DirectorySettings(all).read("c1", "Acme");
    }
}
