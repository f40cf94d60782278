package org.cloudy.upkeep;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogLevel;
import org.jspecify.annotations.Nullable;

/** The lines of the node's own log, as its {@code logback.xml} lays them out; lines that begin otherwise go on with the entry. */
final class NodeLogFormat {
    private static final Pattern BEGINNING = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}(?:Z|[+-]\\d{2}:\\d{2})) (TRACE|DEBUG|INFO|WARN|ERROR) +(.*)");
    private static final int MOST_LINES = 200;

    private final String source;
    private final Consumer<LogEntry> entries;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Instant time;
    private LogLevel level = LogLevel.INFO;
    private int lines;

    NodeLogFormat(String source, Consumer<LogEntry> entries) {
        this.source = source;
        this.entries = entries;
    }

    void line(String line) {
        Matcher beginning = BEGINNING.matcher(line);
        Instant next = beginning.matches() ? time(beginning.group(1)) : null;
        if (next == null) {
            // What stands before the first beginning belongs to an entry of an older file.
            if (time != null && ++lines < MOST_LINES) {
                text.append('\n').append(line);
            }
            return;
        }
        end();
        time = next;
        level = level(beginning.group(2));
        text.append(beginning.group(3));
    }

    /** The last entry is complete. */
    void end() {
        if (time != null) {
            entries.accept(new LogEntry(source, time, level, text.toString()));
        }
        time = null;
        lines = 0;
        text.setLength(0);
    }

    private static LogLevel level(String word) {
        return switch (word) {
            case "ERROR" -> LogLevel.ERROR;
            case "WARN" -> LogLevel.WARNING;
            case "INFO" -> LogLevel.INFO;
            default -> LogLevel.DEBUG;
        };
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
