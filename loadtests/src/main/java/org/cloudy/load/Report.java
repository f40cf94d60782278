package org.cloudy.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What is printed: the machine and its load, then a table in Markdown. */
final class Report {
    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    Report(String... heads) {
        this.heads = List.of(heads);
    }

    void row(String name, List<String> cells) {
        List<String> row = new ArrayList<>();
        row.add(name);
        row.addAll(cells);
        rows.add(row);
        // A run may take long, and may not come to its end.
        System.err.println(String.join(" | ", row));
    }

    void print() {
        System.out.println();
        line(heads);
        System.out.println("| --- |" + " ---: |".repeat(heads.size() - 1));
        rows.forEach(Report::line);
        System.out.println();
    }

    private static void line(List<String> cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    /** When, on what and beside how much else: without it no number means anything. */
    static void machine(String when) throws IOException {
        System.out.printf(
                "%s: %s, %d cores, JDK %s, load average %s%n",
                when,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                String.join(
                        " ",
                        List.of(Files.readString(Path.of("/proc/loadavg")).split(" "))
                                .subList(0, 3)));
    }
}
