package org.cloudy.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Full-text search over the descriptions of Debian's packages: one Lucene index alone, nodes, and a search server that others run. */
final class Documents {
    private static final int DOCUMENTS = Integer.getInteger("documents", 60_000);
    private static final double SECONDS = Integer.getInteger("seconds", 10);
    private static final double WARM_UP = Integer.getInteger("warmup", 60);
    private static final int PUBLICATIONS = Integer.getInteger("publications", 100);
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final String HEAP = System.getProperty("heap", "1g");

    private final Report rounds = new Report(
            "who, clients",
            "queries/s",
            "p50 (ms)",
            "p99 (ms)",
            "longest (ms)",
            "n",
            "processor ms a query",
            "bytes sent a query");
    private final Report others = new Report(
            "who",
            "documents indexed/s",
            "publish → found, median (ms)",
            "p99",
            "heap per 10,000 documents (MB)",
            "heap in all (MB)",
            "on disk (MB)");

    void run() throws Exception {
        int documents = CorpusOfDebian.read(DOCUMENTS).size();
        System.out.printf("%,d documents%n", documents);
        try (Workspace workspace = Workspace.open()) {
            try (LuceneAlone lucene = LuceneAlone.start(workspace, HEAP)) {
                long before = take(lucene, documents);
                rounds(lucene.topAlone());
                rounds(lucene);
                rest(lucene, documents, before);
            }
            for (int nodes : List.of(1, 3)) {
                try (Workspace own = Workspace.open();
                        SearchCloud cloud = SearchCloud.start(own, nodes, HEAP)) {
                    all(cloud, documents);
                }
            }
            if (OpenSearch.isThere()) {
                try (OpenSearch peer = OpenSearch.start(workspace, HEAP)) {
                    all(peer, documents);
                }
            } else {
                System.out.println("OpenSearch is not measured: its jars are not there");
            }
        } finally {
            rounds.print();
            others.print();
        }
    }

    private double indexed;

    private void all(Contender contender, int documents) throws Exception {
        long before = take(contender, documents);
        rounds(contender);
        rest(contender, documents, before);
    }

    /** What it held in memory before. */
    private long take(Contender contender, int documents) throws Exception {
        long before = Heap.used(contender.processes());
        indexed = documents / contender.put(documents) * 1_000;
        Worker.awaitQuiet(contender.processes());
        return before;
    }

    private void rounds(Contender contender) throws Exception {
        contender.measure(8, WARM_UP);
        for (int clients : CLIENTS) {
            contender.measure(clients, WARM_UP / 10);
            List<ProcessHandle> processes = contender.processes();
            Duration processor = Worker.processorTime(processes);
            long sent = Sockets.sent(processes);
            Clients.Round round = contender.measure(clients, SECONDS);
            List<String> cells = new ArrayList<>(round.cells());
            cells.add(Samples.millis(
                    Worker.processorTime(processes).minus(processor).toNanos() / 1e6 / round.queries()));
            cells.add(String.format(Locale.ROOT, "%,.0f", (double) (Sockets.sent(processes) - sent) / round.queries()));
            rounds.row(contender.name() + ", " + clients, cells);
        }
    }

    private void rest(Contender contender, int documents, long before) throws Exception {
        long heap = Heap.used(contender.processes());
        long disk = contender.disk();
        SearchMember.Published published = contender.publish(PUBLICATIONS);
        others.row(
                contender.name(),
                List.of(
                        String.format(Locale.ROOT, "%,.0f", indexed),
                        Samples.millis(published.foundMedian()),
                        Samples.millis(published.foundP99()),
                        Samples.millis((heap - before) / 1e6 / documents * 10_000),
                        Samples.millis(heap / 1e6),
                        Samples.millis(disk / 1e6)));
    }
}
