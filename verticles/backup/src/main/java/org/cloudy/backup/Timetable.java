package org.cloudy.backup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;

/** When a schedule is due, in the time of the place. */
record Timetable(Schedule schedule, ZoneId zone) {
    /** The last time at which one was due, this moment included; empty for never. */
    Optional<Instant> last(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        return at(here).map(time -> time.isAfter(here) ? step(time, -1) : time).map(ZonedDateTime::toInstant);
    }

    /** The next time at which one is due; empty for never. */
    Optional<Instant> next(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        return at(here).map(time -> time.isAfter(here) ? time : step(time, 1)).map(ZonedDateTime::toInstant);
    }

    /** The one of this day, or of this week. */
    private Optional<ZonedDateTime> at(ZonedDateTime here) {
        ZonedDateTime today = here.with(LocalTime.of(schedule.hour(), 0));
        return switch (schedule.rhythm()) {
            case NEVER -> Optional.empty();
            case DAILY -> Optional.of(today);
            case WEEKLY ->
                Optional.of(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.of(schedule.day()))));
        };
    }

    private ZonedDateTime step(ZonedDateTime time, int count) {
        return schedule.rhythm() == Rhythm.DAILY ? time.plusDays(count) : time.plusWeeks(count);
    }
}
