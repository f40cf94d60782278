package org.cloudy.gateway.pages;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/** Numbers, sizes, times and durations as the people of a language write them. */
final class Formats {
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final String[] BIT_RATES = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
    /** Keeps a number and its unit on one line. */
    private static final char NO_BREAK_SPACE = '\u00a0';

    private static final int RELATIVE_DAYS = 30;

    private final String language;
    private final Locale locale;

    Formats(String language) {
        this.language = language;
        this.locale = Locale.forLanguageTag(language);
    }

    /** A number with at most so many decimals. */
    String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** A whole number. */
    String number(long value) {
        return NumberFormat.getInstance(locale).format(value);
    }

    /** A size in bytes, in decimal units (IEC 80000-13), as on the box of a disk. */
    String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < SIZES.length - 1) {
            value /= 1000;
            unit++;
        }
        return number(value, value < 10 && unit > 0 ? 1 : 0) + NO_BREAK_SPACE + SIZES[unit];
    }

    /** A number of bits each second, in decimal units. */
    String bitRate(double bits) {
        double value = bits;
        int unit = 0;
        while (value >= 1000 && unit < BIT_RATES.length - 1) {
            value /= 1000;
            unit++;
        }
        return number(value, value < 10 && unit > 0 ? 1 : 0) + NO_BREAK_SPACE + BIT_RATES[unit];
    }

    /** A round-trip time given in milliseconds; null for one that is not known, or that is none. */
    @Nullable
    String rtt(@Nullable Double ms) {
        if (ms == null || !Double.isFinite(ms) || ms < 0) {
            return null;
        }
        return ms >= 1000
                ? number(ms / 1000, 1) + NO_BREAK_SPACE + "s"
                : number(ms, ms < 10 ? 1 : 0) + NO_BREAK_SPACE + "ms";
    }

    /** A share of 100. */
    String percent(long percent) {
        return text("page.format.percent", number(percent));
    }

    /** A time span in its two largest units. */
    String duration(Duration span) {
        long days = span.toDays();
        if (days > 0) {
            return text("page.format.days", number(days)) + " " + text("page.format.hours", "" + span.toHoursPart());
        }
        if (span.toHours() > 0) {
            return text("page.format.hours", "" + span.toHours())
                    + " "
                    + text("page.format.minutes", "" + span.toMinutesPart());
        }
        if (span.toMinutes() > 0) {
            return text("page.format.minutes", "" + span.toMinutes());
        }
        return text("page.format.seconds", "" + Math.max(0, span.toSeconds()));
    }

    /** How long ago, in its largest unit; the date if that is longer than a month. */
    String ago(Instant time, Instant now) {
        Duration span = Duration.between(time, now);
        if (span.toSeconds() < 60) {
            return Messages.text(language, "page.format.just-now", Map.of());
        }
        return span.toDays() > RELATIVE_DAYS ? day(time) : text("page.format.ago", largest(span));
    }

    /** Since how long, in its largest unit. */
    String age(Instant time, Instant now) {
        return largest(Duration.between(time, now));
    }

    /** Day and time. */
    String date(Instant time) {
        return at(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), time);
    }

    /** The time of the day. */
    String clock(Instant time) {
        return at(DateTimeFormatter.ofPattern("HH:mm:ss"), time);
    }

    private String day(Instant time) {
        return at(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), time);
    }

    private String at(DateTimeFormatter format, Instant time) {
        return format.withLocale(locale).withZone(ZoneId.systemDefault()).format(time);
    }

    private String largest(Duration span) {
        if (span.toDays() > 0) {
            return text("page.format.days", number(span.toDays()));
        }
        if (span.toHours() > 0) {
            return text("page.format.hours", "" + span.toHours());
        }
        return span.toMinutes() > 0
                ? text("page.format.minutes", "" + span.toMinutes())
                : text("page.format.seconds", "" + Math.max(0, span.toSeconds()));
    }

    private String text(String key, String number) {
        return Messages.text(language, key, Map.of("n", number));
    }
}
