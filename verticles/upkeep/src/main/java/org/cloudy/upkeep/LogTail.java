package org.cloudy.upkeep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.cloudy.bus.logs.LogEntry;

/** The last entries that a filter takes, of a log that is read from its oldest file or from its newest. */
final class LogTail {
    private static final int LONGEST_TEXT = 4_000;

    private final LogFilter filter;
    private final int most;
    private final Deque<LogEntry> entries = new ArrayDeque<>();
    /** Those of the file that is read now; older than all in {@link #entries}. */
    private final Deque<LogEntry> file = new ArrayDeque<>();

    private boolean cut;

    LogTail(LogFilter filter, int most) {
        this.filter = filter;
        this.most = most;
    }

    LogFilter filter() {
        return filter;
    }

    /** The next entry of the file that is read. */
    void add(LogEntry entry) {
        if (filter.takes(entry)) {
            file.addLast(shortened(entry));
            if (file.size() > most - entries.size()) {
                file.removeFirst();
                cut = true;
            }
        }
    }

    /** The file is read; what follows is of an older one. */
    void older() {
        while (!file.isEmpty()) {
            entries.addFirst(file.removeLast());
        }
    }

    /** Not all could be looked through. */
    void giveUp() {
        cut = true;
    }

    boolean isFull() {
        return entries.size() >= most;
    }

    /** Whether there are more that the filter takes, or may be. */
    boolean isCut() {
        return cut;
    }

    List<LogEntry> entries() {
        older();
        return List.copyOf(entries);
    }

    private static LogEntry shortened(LogEntry entry) {
        return entry.text().length() <= LONGEST_TEXT
                ? entry
                : new LogEntry(
                        entry.source(),
                        entry.time(),
                        entry.level(),
                        entry.text().substring(0, LONGEST_TEXT) + "…");
    }
}
