package org.cloudy.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class TimetableTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static Timetable of(Rhythm rhythm, int day, int hour) {
        return new Timetable(new Schedule(rhythm, day, hour, 7, null, null, true, null), MADRID);
    }

    @Test
    @DisplayName("A daily one is due at its hour, in the time of the place")
    void daily() {
        Timetable three = of(Rhythm.DAILY, 1, 3);
        assertThat(three.last(Instant.parse("2026-11-28T01:59:59Z"))).hasValue(Instant.parse("2026-11-27T02:00:00Z"));
        assertThat(three.last(Instant.parse("2026-11-28T02:00:00Z"))).hasValue(Instant.parse("2026-11-28T02:00:00Z"));
        assertThat(three.next(Instant.parse("2026-11-28T02:00:00Z"))).hasValue(Instant.parse("2026-11-29T02:00:00Z"));
    }

    @Test
    @DisplayName("A weekly one is due on its day, before and after it in the week")
    void weekly() {
        Timetable friday = of(Rhythm.WEEKLY, 5, 22); // 28 November 2026 is a Saturday.
        assertThat(friday.last(Instant.parse("2026-11-28T12:00:00Z"))).hasValue(Instant.parse("2026-11-27T21:00:00Z"));
        assertThat(friday.next(Instant.parse("2026-11-28T12:00:00Z"))).hasValue(Instant.parse("2026-12-04T21:00:00Z"));
        assertThat(friday.last(Instant.parse("2026-11-25T12:00:00Z"))).hasValue(Instant.parse("2026-11-20T21:00:00Z"));
        assertThat(friday.next(Instant.parse("2026-11-25T12:00:00Z"))).hasValue(Instant.parse("2026-11-27T21:00:00Z"));
    }

    @Test
    @DisplayName("An hour that the change to summer time leaves out is made up for by the next")
    void summerTime() {
        assertThat(of(Rhythm.DAILY, 1, 2).next(Instant.parse("2026-03-28T12:00:00Z")))
                .hasValue(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    @DisplayName("Where there is none nothing is ever due")
    void never() {
        assertThat(of(Rhythm.NEVER, 1, 3).last(Instant.EPOCH)).isEmpty();
        assertThat(of(Rhythm.NEVER, 1, 3).next(Instant.EPOCH)).isEmpty();
    }
}
