package org.cloudy.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudy.bus.search.SearchQuery;

/** Clients that ask one query after the other, each as soon as its last is answered. */
final class Clients {
    private Clients() {}

    /** What is asked. */
    @FunctionalInterface
    interface Search {
        void ask(SearchQuery query) throws Exception;
    }

    /**
     * How it went.
     *
     * @param perSecond queries answered
     * @param p50 milliseconds, as p99 and longest
     */
    record Round(long queries, double perSecond, double p50, double p99, double longest) {
        List<String> cells() {
            return List.of(
                    String.format(Locale.ROOT, "%,.0f", perSecond),
                    Samples.millis(p50),
                    Samples.millis(p99),
                    Samples.millis(longest),
                    String.valueOf(queries));
        }
    }

    static Round run(int clients, double seconds, List<SearchQuery> queries, Search search) throws Exception {
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * 1e9);
        Samples all = new Samples();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Samples>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int first = i * queries.size() / clients;
                running.add(threads.submit(() -> one(first, end, queries, search)));
            }
            for (Future<Samples> each : running) {
                all.addAll(each.get());
            }
        }
        double took = (System.nanoTime() - begun) / 1e9;
        return new Round(
                all.size(),
                all.size() / took,
                all.quantileMillis(0.5),
                all.quantileMillis(0.99),
                all.quantileMillis(1));
    }

    private static Samples one(int first, long end, List<SearchQuery> queries, Search search) throws Exception {
        Samples samples = new Samples();
        for (int i = first; ; i++) {
            long start = System.nanoTime();
            if (start - end >= 0) {
                return samples;
            }
            search.ask(queries.get(i % queries.size()));
            samples.add(System.nanoTime() - start);
        }
    }
}
