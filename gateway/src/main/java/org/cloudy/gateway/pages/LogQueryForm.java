package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.bus.logs.LogSearch;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the logs, as it stands in the address.
 *
 * @param source empty for all
 * @param span one of {@link #SPANS}
 * @param from local date and time of the node, as a browser sends it; empty where the span counts
 * @param until the same for the end; empty for now
 * @param follow whether the page goes on by itself
 */
record LogQueryForm(String source, String level, String text, String span, String from, String until, boolean follow) {
    /** Time spans that can be chosen, by the names in their translation keys; the last is for all that there is. */
    static final Map<String, Duration> SPANS = spans();

    private static final String DAY = "day";

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("hour", Duration.ofHours(1));
        spans.put(DAY, Duration.ofDays(1));
        spans.put("week", Duration.ofDays(7));
        spans.put("all", Duration.ofDays(3650));
        return spans;
    }

    static LogQueryForm of(MultiMap query) {
        String level = value(query, "level").toLowerCase(Locale.ROOT);
        String span = value(query, "span");
        return new LogQueryForm(
                value(query, "source"),
                isLevel(level) ? level : "info",
                value(query, "text"),
                SPANS.containsKey(span) ? span : DAY,
                value(query, "from"),
                value(query, "until"),
                "true".equals(query.get("follow")));
    }

    /** @throws Failure INVALID if a time cannot be read */
    LogSearch search(int entries, Clock clock) {
        Instant begin = time(from);
        Duration back = SPANS.getOrDefault(span, Duration.ofDays(1));
        return new LogSearch(
                source.isEmpty() ? null : source,
                LogLevel.valueOf(level.toUpperCase(Locale.ROOT)),
                text,
                begin == null ? clock.instant().minus(back) : begin,
                time(until),
                entries);
    }

    /** The same as the part of an address after its path. */
    String query() {
        return Stream.of(
                        pair("source", source),
                        pair("level", level),
                        pair("text", text),
                        pair("span", span),
                        pair("from", from),
                        pair("until", until),
                        pair("follow", follow ? "true" : ""))
                .filter(pair -> !pair.isEmpty())
                .collect(Collectors.joining("&", "?", ""));
    }

    public boolean hasTimes() {
        return !from.isEmpty() || !until.isEmpty();
    }

    private static String pair(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + Query.encoded(value);
    }

    private static @Nullable Instant time(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw Failure.of(FailureCode.INVALID, "page.logs.no-time", Map.of("typed", typed));
        }
    }

    private static boolean isLevel(String name) {
        return List.of(LogLevel.values()).stream()
                .anyMatch(level -> level.name().toLowerCase(Locale.ROOT).equals(name));
    }

    /** What is longer than any field of the form takes is cut. */
    private static String value(MultiMap query, String name) {
        String value = query.contains(name) ? query.get(name).strip() : "";
        return value.substring(0, Math.min(200, value.length()));
    }
}
