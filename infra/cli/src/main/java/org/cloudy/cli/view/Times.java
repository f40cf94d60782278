package org.cloudy.cli.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Times as people say them. */
public record Times(Texts texts, Clock clock) {

    /** How long ago, in its largest unit: "3 min ago". */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return Texts.UNKNOWN;
        }
        Duration age = Duration.between(instant, clock.instant());
        return age.toSeconds() < 1 ? texts.of("cli.time.now") : texts.of("cli.time.ago", "age", span(age));
    }

    /** How long it is until then, in its largest unit; "0 s" if it is over. */
    public String left(Instant instant) {
        Duration left = Duration.between(clock.instant(), instant);
        return span(left.isNegative() ? Duration.ZERO : left);
    }

    /** Day and time, to the minute, where the user is: "2026-11-22 13:05" (ISO 8601, for it is the same everywhere). */
    public String moment(Instant instant) {
        ZonedDateTime time = instant.atZone(clock.getZone());
        return time.toLocalDate() + " " + two(time.getHour()) + ":" + two(time.getMinute());
    }

    /** A duration in its largest unit. */
    public String span(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400 ? seconds / 3600 + " h" : texts.of("cli.time.days", "days", "" + seconds / 86_400);
    }

    /** The time of day, to the second, where the user is. */
    public String timeOfDay(Instant instant) {
        ZonedDateTime time = instant.atZone(clock.getZone());
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : "" + number;
    }

    /** A round-trip time: "0.4 ms", "12 ms". */
    public static String rtt(@Nullable Double millis) {
        if (millis == null) {
            return Texts.UNKNOWN;
        }
        return (millis < 10 ? Math.round(millis * 10) / 10.0 + "" : Math.round(millis) + "") + " ms";
    }
}
