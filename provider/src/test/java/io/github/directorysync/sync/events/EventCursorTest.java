package io.github.directorysync.sync.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** From where events can be read. */
class EventCursorTest {

    @Test
    void a_cursor_is_a_position_that_there_is_and_whose_followers_there_are() {
        assertThat(EventCursor.of("42")).contains(new EventCursor(42));
        assertThat(List.of("", "-1", "042", "x", "1.0", "99999999999999999999"))
                .allMatch(text -> EventCursor.of(text).isEmpty());
        assertThat(new EventCursor(5).state(5, 5)).isEqualTo(EventCursor.CursorState.VALID);
        assertThat(new EventCursor(4).state(5, 5)).isEqualTo(EventCursor.CursorState.EXPIRED);
        assertThat(new EventCursor(6).state(5, 5)).isEqualTo(EventCursor.CursorState.UNKNOWN);
    }
}
