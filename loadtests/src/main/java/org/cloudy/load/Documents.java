package org.cloudy.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
            "resident in all (MB)",
            "on disk (MB)");

    void run() throws Exception {
        int documents = CorpusOfDebian.read(DOCUMENTS).size();
        System.out.printf("%,d documents%n", documents);
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            List<Contender> contenders = new ArrayList<>();
            LuceneAlone lucene = started(open, LuceneAlone.start(workspace(open), HEAP));
            contenders.add(lucene);
            for (int nodes : List.of(1, 3)) {
                contenders.add(started(open, SearchCloud.start(workspace(open), nodes, HEAP)));
            }
            if (OpenSearch.isThere()) {
                contenders.add(started(open, OpenSearch.start(workspace(open), HEAP)));
            } else {
                System.out.println("OpenSearch is not measured: its jars are not there");
            }
            Map<Contender, Long> before = new HashMap<>();
            Map<Contender, Double> indexed = new HashMap<>();
            for (Contender each : contenders) {
                before.put(each, Heap.used(each.processes()));
                indexed.put(each, documents / each.put(documents) * 1_000);
                Worker.awaitQuiet(each.processes());
            }
            List<Contender> asked = new ArrayList<>(contenders);
            asked.addFirst(lucene.topAlone());
            rounds(asked);
            for (Contender each : contenders) {
                rest(each, documents, indexed.getOrDefault(each, 0.0), before.getOrDefault(each, 0L));
            }
        } finally {
            rounds.print();
            others.print();
            while (!open.isEmpty()) {
                open.pop().close();
            }
        }
    }

    private static Workspace workspace(Deque<AutoCloseable> open) throws IOException {
        return started(open, Workspace.open());
    }

    private static <T extends AutoCloseable> T started(Deque<AutoCloseable> open, T one) {
        open.push(one);
        return one;
    }

    /** In turn with each number of clients: what else the machine does meanwhile, it does to all. */
    private void rounds(List<Contender> contenders) throws Exception {
        for (Contender each : contenders) {
            each.measure(8, WARM_UP);
        }
        for (int clients : CLIENTS) {
            for (Contender each : contenders) {
                each.measure(clients, WARM_UP / 20);
                round(each, clients);
            }
        }
    }

    private void round(Contender contender, int clients) throws Exception {
        List<ProcessHandle> processes = contender.processes();
        Duration processor = Worker.processorTime(processes);
        long sent = Sockets.sent(processes);
        Clients.Round round = contender.measure(clients, SECONDS);
        List<String> cells = new ArrayList<>(round.cells());
        cells.add(
                Samples.millis(Worker.processorTime(processes).minus(processor).toNanos() / 1e6 / round.queries()));
        cells.add(String.format(Locale.ROOT, "%,.0f", (double) (Sockets.sent(processes) - sent) / round.queries()));
        rounds.row(contender.name() + ", " + clients, cells);
    }

    private void rest(Contender contender, int documents, double indexed, long before) throws Exception {
        long resident = Worker.resident(contender.processes());
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
                        Samples.millis(resident / 1e6),
                        Samples.millis(disk / 1e6)));
    }
}
