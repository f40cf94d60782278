package org.cloudy.upkeep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogPage;
import org.cloudy.bus.logs.LogSearch;
import org.cloudy.bus.logs.LogSources;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.host.Daemons;

/** Looks through the log of the node, and through those of its daemons. Blocks. */
final class LogDesk {
    static final String NODE = "node";
    /** As much as the host keeps of a daemon's log. */
    private static final int DAEMON_LINES = 10_000;

    private final NodeLog own;
    private final Daemons daemons;

    /** @param folder of the node's own log */
    LogDesk(Path folder, Daemons daemons) {
        this.own = new NodeLog(folder);
        this.daemons = daemons;
    }

    LogSources sources() {
        List<String> names = new ArrayList<>(List.of(NODE));
        names.addAll(daemons.logged());
        return new LogSources(List.copyOf(names));
    }

    /** @throws Failure NOT_FOUND if there is no such source; INVALID with the fields that cannot be used */
    LogPage search(LogSearch search) {
        LogFilter filter = LogFilter.of(search);
        List<LogEntry> found = new ArrayList<>();
        boolean more = false;
        for (String source : chosen(search)) {
            LogTail tail = new LogTail(filter, search.entries());
            if (source.equals(NODE)) {
                own.read(tail);
            } else {
                DaemonLines.read(source, daemons.timedLog(source, DAEMON_LINES), tail);
            }
            found.addAll(tail.entries());
            more = more || tail.isCut();
        }
        found.sort(Comparator.comparing(LogEntry::time));
        int from = Math.max(0, found.size() - search.entries());
        return new LogPage(List.copyOf(found.subList(from, found.size())), more || from > 0);
    }

    private List<String> chosen(LogSearch search) {
        List<String> all = sources().names();
        String wanted = search.source();
        if (wanted == null) {
            return all;
        }
        if (!all.contains(wanted)) {
            throw Failure.of(FailureCode.NOT_FOUND, "upkeep.logs.no-source", Map.of("source", Text.shortened(wanted)));
        }
        return List.of(wanted);
    }
}
