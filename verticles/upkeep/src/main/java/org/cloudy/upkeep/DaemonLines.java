package org.cloudy.upkeep;

import java.util.List;
import java.util.regex.Pattern;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.platform.host.LoggedLine;

/** What daemons write, each in its own way: how grave a line is can only be guessed from its words. */
final class DaemonLines {
    private static final Pattern ERROR = Pattern.compile(
            "\\b(fatal|error|err|critical|crit|emerg|alert|panic|abort(ed|ing)?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WARNING = Pattern.compile(
            "\\b(warn|warning|failed|failure|denied|refused|cannot|could not|unable)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEBUG = Pattern.compile("\\b(debug|trace)\\b", Pattern.CASE_INSENSITIVE);
    /** As far as one looks for such words: what follows is what others sent. */
    private static final int HEAD = 200;

    private DaemonLines() {}

    static void read(String source, List<LoggedLine> lines, LogTail tail) {
        lines.forEach(line -> tail.add(new LogEntry(source, line.time(), level(line.text()), line.text())));
    }

    static LogLevel level(String line) {
        String head = line.substring(0, Math.min(HEAD, line.length()));
        if (ERROR.matcher(head).find()) {
            return LogLevel.ERROR;
        }
        if (WARNING.matcher(head).find()) {
            return LogLevel.WARNING;
        }
        return DEBUG.matcher(head).find() ? LogLevel.DEBUG : LogLevel.INFO;
    }
}
