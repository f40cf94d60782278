package org.cloudy.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cloudy.platform.spill.SpilledMaps;
import org.cloudy.search.Asked;

/** What a query costs as nodes and documents become more, and what that makes of many of both. */
final class Growth {
    private static final List<Integer> NODES = Numbers.of("nodes", "1,2,4,8");
    private static final List<Integer> DOCUMENTS = Numbers.of("documents", "10000,30000,60000");
    private static final double SECONDS = Integer.getInteger("seconds", 10);
    private static final double WARM_UP = Integer.getInteger("warmup", 160);
    private static final int MANY_NODES = 50;
    private static final long MANY_DOCUMENTS = 10_000_000;
    private static final String HEAP = System.getProperty("heap", "1g");

    private final Report report = new Report(
            "documents, nodes",
            "queries/s, 8 clients",
            "p50 of 1 client (ms)",
            "p99 (ms)",
            "processor ms a query",
            "bytes sent a query",
            "n");
    private final List<CostModel.Point> processor = new ArrayList<>();
    private final List<CostModel.Point> bytes = new ArrayList<>();

    void run() throws Exception {
        try {
            for (int documents : DOCUMENTS) {
                try (Workspace workspace = Workspace.open();
                        SearchCloud cloud = SearchCloud.start(workspace, NODES.getLast(), HEAP)) {
                    int size = CorpusOfDebian.read(documents).size();
                    cloud.put(size);
                    // Those that stay have compiled what they run when there are fewer of them.
                    for (int nodes : NODES.reversed()) {
                        cloud.shrink(nodes, size);
                        Worker.awaitQuiet(cloud.processes());
                        cloud.measure(8, nodes == NODES.getLast() ? WARM_UP : WARM_UP / 4);
                        measure(cloud, nodes, size);
                    }
                }
            }
        } finally {
            report.print();
        }
        tell();
    }

    private void measure(SearchCloud cloud, int nodes, int documents) throws IOException {
        List<ProcessHandle> processes = cloud.processes();
        Duration before = Worker.processorTime(processes);
        long sent = Sockets.sent(processes);
        Clients.Round many = cloud.measure(8, SECONDS);
        double millis = Worker.processorTime(processes).minus(before).toNanos() / 1e6 / many.queries();
        double wire = (double) (Sockets.sent(processes) - sent) / many.queries();
        Clients.Round one = cloud.measure(1, SECONDS);
        processor.add(new CostModel.Point(nodes, documents, millis));
        if (nodes > 1 + SpilledMaps.BACKUPS) {
            // Fewer have all that there is, each, and send each other nothing.
            bytes.add(new CostModel.Point(nodes, documents, wire));
        }
        report.row(
                String.format(Locale.ROOT, "%,d documents, %d nodes", documents, nodes),
                List.of(
                        String.format(Locale.ROOT, "%,.0f", many.perSecond()),
                        Samples.millis(one.p50()),
                        Samples.millis(one.p99()),
                        Samples.millis(millis),
                        String.format(Locale.ROOT, "%,.0f", wire),
                        String.valueOf(many.queries() + one.queries())));
    }

    private void tell() throws IOException {
        CostModel model = CostModel.fit(processor);
        CostModel wire = CostModel.fit(bytes);
        System.out.printf(
                Locale.ROOT,
                "Processor time of a query, of all nodes together: %.3f ms + %.3f ms for each node that is asked + %.3f ms for 10,000"
                        + " documents that they search; off by %.0f %% at most.%n",
                model.fixed(),
                model.perNode(),
                model.perDocument() * 10_000,
                model.worst(processor) * 100);
        System.out.printf(
                Locale.ROOT,
                "Bytes of a query: %,.0f + %,.0f for each node that is asked + %,.0f for 10,000 documents; off by %.0f %% at most.%n",
                wire.fixed(),
                wire.perNode(),
                wire.perDocument() * 10_000,
                wire.worst(bytes) * 100);
        double all = model.cost(MANY_NODES, MANY_DOCUMENTS);
        System.out.printf(
                Locale.ROOT,
                "%d nodes, each a machine like this, with %,d documents: %.0f of them are asked; %.1f ms of processor time a query in all,"
                        + " %.1f ms on the way that somebody waits for, to which comes a round trip of the network; %,.0f KB; %,.0f queries/s of"
                        + " all together with one core of each.%n",
                MANY_NODES,
                MANY_DOCUMENTS,
                Asked.of(MANY_NODES),
                all,
                model.longestWay(MANY_NODES, MANY_DOCUMENTS),
                // How many are found, and so sent, is bounded: it does not grow with the documents.
                wire.cost(MANY_NODES, DOCUMENTS.getLast()) / 1e3,
                MANY_NODES * 1_000 / all);
        Path plot = Path.of(System.getProperty("cloudy.plots", "."), "growth.svg");
        Files.writeString(plot, plot(model));
        System.out.println("Plotted in " + plot.toAbsolutePath());
    }

    private String plot(CostModel model) {
        Plot plot = new Plot("Processor time of a query, all nodes together (ms); lines: the model", "nodes");
        for (int documents : DOCUMENTS) {
            String name = String.format(Locale.ROOT, "%,d documents", documents);
            plot.series(
                    name,
                    processor.stream()
                            .filter(point -> Math.abs(point.documents() - documents) < 1_000)
                            .map(point -> new Plot.Point(point.nodes(), point.cost()))
                            .toList(),
                    NODES.stream()
                            .map(nodes -> new Plot.Point(nodes, model.cost(nodes, documents)))
                            .toList());
        }
        return plot.svg();
    }
}
