package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.InvalidSettings.SettingFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final Set<String> KNOWN = Set.of("name", "count", "active", "tags", "at", "in", "rows");

    @Test
    void every_field_that_is_wrong_or_unknown_is_named_at_once_with_its_place() {
        String body = """
                {"name": 5, "count": 11, "active": "yes", "tags": "x", "at": "2001-01-01T00:00:00Z", "in": "P1Y",
                 "rows": [{"level": 1}, {"level": "x", "colour": "red"}, 7], "nam": "Acme"}""";

        List<SettingFault> faults = faults(body, form -> {
            form.text("name", 10);
            form.optionalNumber("count", 0, 10);
            form.flag("active", false);
            form.texts("tags", 5);
            form.optionalMoment("at");
            form.optionalDuration("in", Duration.ofMinutes(1), Duration.ofDays(30));
            return form.each("rows", 5, Set.of("level"), row -> row.optionalNumber("level", 0, 5));
        });

        assertThat(faults)
                .extracting(SettingFault::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "count",
                        "active",
                        "tags",
                        "at",
                        "in",
                        "rows[1].level",
                        "rows[1].colour",
                        "rows[2]",
                        "nam");
        assertThat(faults).extracting(SettingFault::message).contains("There is no field nam; did you mean name?");
    }

    @Test
    void a_refusal_of_the_reader_is_said_beside_what_else_is_wrong() {
        List<SettingFault> faults = faults("{\"count\": 11, \"x\": 1}", form -> {
            form.optionalNumber("count", 0, 10);
            throw new InvalidSettings("name", "The name is taken.");
        });

        assertThat(faults).extracting(SettingFault::field).containsExactly("x", "count", "name");
    }

    @Test
    void nothing_and_null_and_white_space_are_nothing() {
        JsonBody form = SmallBody.form("{\"name\": \" \", \"count\": null, \"at\": null}");

        List<Optional<?>> read = form.read(
                KNOWN,
                fields -> List.of(
                        fields.optionalText("name", 5),
                        fields.optionalNumber("count", 0, 1),
                        fields.optionalMoment("at"),
                        fields.optionalDuration("in", Duration.ZERO, Duration.ZERO)));
        assertThat(read).allMatch(Optional::isEmpty);
        boolean said = form.read(KNOWN, fields -> fields.has("count") && !fields.has("in"));
        assertThat(said).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "5",
                "{",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{} {}",
                "{\"rows\": [{\"x\": 1, \"x\": 2}]}"
            })
    void what_is_not_one_object_that_names_each_field_once_is_refused(String body) {
        assertThatThrownBy(() -> SmallBody.form(body)).isInstanceOf(InvalidSettings.class);
    }

    @Test
    void where_there_is_nothing_to_say_an_empty_body_will_do_and_no_field() {
        SmallBody.form("").requireEmpty();
        SmallBody.form("{}").requireEmpty();

        assertThatThrownBy(() -> SmallBody.form("{\"force\": true}").requireEmpty())
                .isInstanceOf(InvalidSettings.class);
    }

    @ParameterizedTest
    @CsvSource({"P90D, P90D", "PT5M, PT5M", "PT36H, P1DT12H", "PT0S, PT0S", "P1DT0.5S, P1DT0.5S"})
    void a_length_of_time_is_written_as_people_count(Duration duration, String written) {
        assertThat(Times.written(duration)).isEqualTo(written);
        assertThat(Duration.parse(written)).isEqualTo(duration);
    }

    @Test
    void an_end_is_a_moment_or_a_length_of_time_and_null_is_said_too() {
        Function<Fields, Expiry> expiry = form -> Expiry.read(form, Duration.ofMinutes(1), Duration.ofDays(30));
        Set<String> known = Set.of("expires", "expiresIn");
        String soon = Instant.now().plus(Duration.ofDays(29)).toString();

        assertThat(SmallBody.form("{\"expires\": null}").read(known, expiry))
                .isEqualTo(new Expiry(true, Optional.empty()));
        assertThat(SmallBody.form("{}").read(known, expiry)).isEqualTo(new Expiry(false, Optional.empty()));
        assertThat(SmallBody.form("{\"expires\": \"" + soon + "\"}")
                        .read(known, expiry)
                        .end())
                .isPresent();
        assertThat(SmallBody.form("{\"expiresIn\": \"P30D\"}")
                        .read(known, expiry)
                        .end())
                .isPresent();
        for (String wrong : List.of(
                "{\"expiresIn\": \"P31D\"}",
                "{\"expires\": \"2999-01-01T00:00:00Z\"}",
                "{\"expires\": \"" + soon + "\", \"expiresIn\": \"P1D\"}")) {
            assertThatThrownBy(() -> SmallBody.form(wrong).read(known, expiry)).isInstanceOf(InvalidSettings.class);
        }
    }

    private static List<SettingFault> faults(String body, Function<Fields, ?> reader) {
        return catchThrowableOfType(
                        InvalidSettings.class, () -> SmallBody.form(body).read(KNOWN, reader))
                .faults();
    }
}
