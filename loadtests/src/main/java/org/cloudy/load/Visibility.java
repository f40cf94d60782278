package org.cloudy.load;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.testkit.NodeProcess;

/** How long it takes until what one node publishes is on the page of every other one, and until it is off it again. */
final class Visibility {
    private static final int WARM_UP = 5;
    private static final int PUBLICATIONS = Integer.getInteger("publications", 40);
    private static final int LOSSES = Integer.getInteger("losses", 3);

    private final Report report = new Report("milliseconds", "median", "p95", "longest", "n");

    void run() throws Exception {
        try {
            measure();
        } finally {
            // A part that fails does not take the others' results along.
            report.print();
        }
    }

    private void measure() throws Exception {
        try (Workspace workspace = Workspace.open();
                MicroCloud cloud = MicroCloud.start(workspace.resolve("cloud"), 3)) {
            publishing(cloud);
            losing(cloud);
        }
        for (String profile : List.of("lan", "local")) {
            try (Workspace workspace = Workspace.open();
                    Serf serf = Serf.start(workspace.folder(), profile, 3)) {
                new SerfVisibility(serf, report).run(WARM_UP, PUBLICATIONS, LOSSES);
            }
        }
    }

    private void publishing(MicroCloud cloud) throws Exception {
        Samples answered = new Samples();
        Samples told = new Samples();
        Samples shown = new Samples();
        Samples gone = new Samples();
        try (BusConnection bus = MicroCloud.bus(cloud.node(0));
                Page second = new Page(cloud.node(1));
                Page third = new Page(cloud.node(2))) {
            List<Page> pages = List.of(second, third);
            for (int i = 0; i < WARM_UP + PUBLICATIONS; i++) {
                String name = String.format("visible-%04d", i);
                int port = 1000 + i;
                ServiceInstance[] service = new ServiceInstance[1];
                long[] times = new long[2];
                List<Page.Sight> seen = watch(pages, page -> page.contains(name), () -> {
                    times[0] = System.nanoTime();
                    service[0] = MicroCloud.publish(bus, name, port);
                    times[1] = System.nanoTime();
                });
                long[] withdrawn = new long[1];
                List<Page.Sight> missed = watch(pages, page -> !page.contains(name), () -> {
                    withdrawn[0] = System.nanoTime();
                    MicroCloud.withdraw(bus, service[0]);
                });
                if (i >= WARM_UP) {
                    answered.add(times[1] - times[0]);
                    told.add(last(seen, true) - times[0]);
                    shown.add(last(seen, false) - times[0]);
                    gone.add(last(missed, false) - withdrawn[0]);
                }
            }
        }
        report.row("Cloudy: publish → answered to the publisher", answered.cells());
        report.row("Cloudy: publish → told on both other nodes' bus", told.cells());
        report.row("**Cloudy: publish → on both other nodes' page**", shown.cells());
        report.row("Cloudy: withdraw → off both other nodes' page", gone.cells());
    }

    private void losing(MicroCloud cloud) throws Exception {
        Samples killed = new Samples();
        Samples hung = new Samples();
        NodeProcess victim = cloud.node(2);
        String name = "of-the-victim";
        try (BusConnection bus = MicroCloud.bus(victim)) {
            MicroCloud.publish(bus, name, 999);
        }
        try (Page first = new Page(cloud.node(0));
                Page second = new Page(cloud.node(1))) {
            List<Page> pages = List.of(first, second);
            awaitBack(pages, name);
            for (int i = 0; i < LOSSES; i++) {
                killed.add(loss(pages, name, victim::kill));
                victim.restart();
                awaitBack(pages, name);
                hung.add(loss(pages, name, victim::freeze));
                victim.thaw();
                awaitBack(pages, name);
            }
        }
        report.row("**Cloudy: SIGKILL → its service off both other pages**", killed.cells());
        report.row("**Cloudy: SIGSTOP → its service off both other pages**", hung.cells());
    }

    private static long loss(List<Page> pages, String name, Runnable signal) throws Exception {
        long[] start = new long[1];
        List<Page.Sight> missed = watch(pages, page -> !page.contains(name), () -> {
            start[0] = System.nanoTime();
            signal.run();
        });
        return last(missed, false) - start[0];
    }

    private static List<Page.Sight> watch(List<Page> pages, Predicate<String> wanted, Runnable change)
            throws Exception {
        pages.forEach(Page::forget);
        List<Callable<Page.Sight>> observers = pages.stream()
                .map(page -> (Callable<Page.Sight>) () -> page.await(wanted))
                .toList();
        return Together.watch(observers, change);
    }

    /** Until the lost node is a member again and all know its service; not measured. */
    private static void awaitBack(List<Page> pages, String name) throws Exception {
        long end = System.nanoTime() + 90_000_000_000L;
        for (Page page : pages) {
            while (!page.fetch().contains(name)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the lost node's service did not come back");
                }
                Thread.sleep(100);
            }
        }
        // Let the merge end, so that the next loss is one of a settled cluster.
        Thread.sleep(3_000);
    }

    private static long last(List<Page.Sight> seen, boolean told) {
        return seen.stream()
                .mapToLong(sight -> told ? sight.told() : sight.shown())
                .max()
                .orElseThrow();
    }
}
