package org.cloudy.cli.upkeep;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people type it: {@code 15m}, {@code 2h} or {@code 3d} ago, a date, a date with a time, or that in UTC with a Z. */
final class PointInTime {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([smhd])");

    private PointInTime() {}

    /** Empty for what is no time. */
    static Optional<Instant> of(String typed, Clock clock) {
        Matcher ago = AGO.matcher(typed);
        if (ago.matches()) {
            return Optional.of(clock.instant().minus(span(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        try {
            if (typed.length() <= "2026-11-28".length()) {
                return Optional.of(
                        LocalDate.parse(typed).atStartOfDay(clock.getZone()).toInstant());
            }
            return Optional.of(
                    typed.endsWith("Z")
                            ? Instant.parse(typed)
                            : LocalDateTime.parse(typed.replace(' ', 'T'))
                                    .atZone(clock.getZone())
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration span(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
