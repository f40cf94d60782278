package org.cloudy.load;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * With how little heap the documents of {@link Documents} are indexed and asked for: what a JVM takes when it may take more tells how often it
 * collects, not what it needs.
 */
final class Memory {
    private static final int DOCUMENTS = Integer.getInteger("documents", 60_000);
    private static final double SECONDS = Integer.getInteger("seconds", 10);
    private static final List<Integer> HEAPS = Numbers.of("heaps", "64,80,96,112,128,192,256");
    private static final int CLIENTS = 8;
    private static final long WITHIN_MINUTES = 5;

    private final Report report = new Report(
            "who, heap at most (MB)", "queries/s, 8 clients", "p99 (ms)", "resident (MB)", "of it no file's (MB)");

    /** Starts somebody with a heap of so many megabytes. */
    @FunctionalInterface
    private interface Start {
        Contender with(Workspace workspace, String heap) throws IOException;
    }

    /** What came of it. */
    private record Outcome(Clients.Round round, long resident, long anonymous) {}

    void run() throws Exception {
        System.out.printf("%,d documents%n", CorpusOfDebian.read(DOCUMENTS).size());
        try {
            for (int heap : HEAPS) {
                attempt("Cloudy, 1 node", (workspace, most) -> SearchCloud.start(workspace, 1, most), heap);
            }
            if (!OpenSearch.isThere()) {
                System.out.println("OpenSearch is not measured: its jars are not there");
                return;
            }
            for (int heap : HEAPS) {
                attempt("OpenSearch, 1 node, over HTTP", OpenSearch::start, heap);
            }
        } finally {
            report.print();
        }
    }

    private void attempt(String name, Start start, int heap) throws InterruptedException {
        String row = name + ", " + heap;
        try (Workspace workspace = Workspace.open();
                Contender contender = start.with(workspace, heap + "m")) {
            FutureTask<Outcome> task = new FutureTask<>(() -> outcome(contender));
            Thread.ofVirtual().start(task);
            Outcome outcome = task.get(WITHIN_MINUTES, TimeUnit.MINUTES);
            report.row(
                    row,
                    List.of(
                            outcome.round().cells().get(0),
                            outcome.round().cells().get(2),
                            String.format(Locale.ROOT, "%,.0f", outcome.resident() / 1e6),
                            String.format(Locale.ROOT, "%,.0f", outcome.anonymous() / 1e6)));
        } catch (IOException | ExecutionException | TimeoutException e) {
            String why = String.valueOf(e.getMessage());
            System.out.println(row + " MB: " + why.substring(0, Math.min(250, why.length())));
            report.row(row, List.of("fails", "", "", ""));
        }
    }

    private static Outcome outcome(Contender contender) throws Exception {
        contender.put(DOCUMENTS);
        contender.measure(CLIENTS, SECONDS);
        Clients.Round round = contender.measure(CLIENTS, SECONDS);
        return new Outcome(
                round, Worker.resident(contender.processes()), Worker.residentOfNoFile(contender.processes()));
    }
}
