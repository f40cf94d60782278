package org.cloudy.load;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;

/**
 * How soon it is known on five hosts of one segment that the process of one was killed, hangs, or is cut off; how often one that
 * is well is taken for dead while packets are lost or processors are busy; how much is sent while nothing happens.
 */
final class Faults {
    private static final int NODES = Integer.getInteger("nodes", 5);
    private static final int LOSSES = Integer.getInteger("losses", 3);
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    /** On each of the two links that a packet passes: a quarter of all are lost together. */
    private static final int LOSS_PERCENT = 13;

    private static final int BURNERS_OF_A_CORE = 8;
    private static final long SETTLE_MILLIS = 10_000;
    private static final long POLL_MILLIS = 20;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Report detection = new Report("until all others know (ms)", "median", "p95", "longest", "n");
    private final Report deaths = new Report(
            "false deaths, as many observers saw them", "idle", "a quarter of packets lost", "busy processors");
    private final Report idle = new Report("idle", "bytes/s sent and received by a node");

    void run() throws Exception {
        NetworkBed.whyNot().ifPresent(reason -> {
            throw new IllegalStateException("no network of hosts can be made here: " + reason);
        });
        try (Workspace workspace = Workspace.open()) {
            measure(workspace, "cloudy", new MemberCluster(workspace));
            measure(workspace, "serf", new SerfCluster());
        }
        detection.print();
        deaths.print();
        idle.print();
    }

    private void measure(Workspace workspace, String folder, Cluster cluster) throws Exception {
        try (NetworkBed bed = NetworkBed.open(workspace.resolve("network-" + folder))) {
            Lan lan = bed.lan("village");
            List<Host> hosts = IntStream.rangeClosed(1, NODES)
                    .mapToObj(number -> lan.host("node-" + number))
                    .toList();
            for (Host host : hosts) {
                cluster.start(host);
                awaitWhole(cluster, hosts.subList(0, hosts.indexOf(host) + 1));
            }
            Thread.sleep(SETTLE_MILLIS);
            detect(cluster, hosts);
            endure(cluster, hosts);
        }
    }

    private void detect(Cluster cluster, List<Host> hosts) throws Exception {
        Host victim = hosts.getLast();
        Samples killed = new Samples();
        Samples hung = new Samples();
        Samples cut = new Samples();
        for (int i = 0; i < LOSSES; i++) {
            killed.add(untilGone(cluster, hosts, () -> cluster.kill(victim)));
            cluster.start(victim);
            awaitBack(cluster, hosts);
            hung.add(untilGone(cluster, hosts, victim::freeze));
            victim.thaw();
            awaitBack(cluster, hosts);
            cut.add(untilGone(cluster, hosts, () -> victim.link().cut()));
            victim.link().heal();
            awaitBack(cluster, hosts);
        }
        detection.row(cluster.name() + ": SIGKILL", killed.cells());
        detection.row(cluster.name() + ": SIGSTOP", hung.cells());
        detection.row(cluster.name() + ": cut off, as by a power cut", cut.cells());
    }

    private void endure(Cluster cluster, List<Host> hosts) throws Exception {
        long before = bytes(hosts);
        int quiet = falseDeaths(cluster, hosts);
        idle.row(
                cluster.name(),
                List.of(String.format(Locale.ROOT, "%,d", (bytes(hosts) - before) / hosts.size() / SECONDS)));
        hosts.forEach(host -> host.link().loss(LOSS_PERCENT));
        int lossy = falseDeaths(cluster, hosts);
        hosts.forEach(host -> host.link().loss(0));
        awaitBack(cluster, hosts);
        List<Process> burners = burn();
        try {
            deaths.row(cluster.name(), List.of("" + quiet, "" + lossy, "" + falseDeaths(cluster, hosts)));
        } finally {
            // Not forcibly: what was started hands on the signal, and could not do so with that one.
            for (Process burner : burners) {
                burner.destroy();
                burner.waitFor();
            }
        }
    }

    private static long untilGone(Cluster cluster, List<Host> hosts, Runnable change) throws Exception {
        String victim = hosts.getLast().name();
        long start = System.nanoTime();
        change.run();
        await(cluster, hosts.subList(0, hosts.size() - 1), others -> !others.contains(victim));
        return System.nanoTime() - start;
    }

    private static void awaitBack(Cluster cluster, List<Host> hosts) throws Exception {
        awaitWhole(cluster, hosts);
        Thread.sleep(SETTLE_MILLIS);
    }

    private static void awaitWhole(Cluster cluster, List<Host> hosts) throws Exception {
        await(cluster, hosts, others -> others.size() == hosts.size() - 1);
    }

    private static void await(Cluster cluster, List<Host> hosts, Predicate<Set<String>> wanted) throws Exception {
        long end = System.nanoTime() + DEADLINE_NANOS;
        List<Host> waiting = new ArrayList<>(hosts);
        while (!waiting.isEmpty()) {
            waiting.removeIf(host -> sees(cluster, host).filter(wanted).isPresent());
            if (System.nanoTime() > end) {
                throw new IllegalStateException(cluster.name() + ": not seen by " + waiting + " in time");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** How often an observer lost sight of another that was well, in so many seconds. */
    private static int falseDeaths(Cluster cluster, List<Host> hosts) throws InterruptedException {
        Map<Host, Set<String>> seen = new HashMap<>();
        int deaths = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            for (Host host : hosts) {
                Set<String> now = sees(cluster, host).orElse(seen.getOrDefault(host, Set.of()));
                deaths += (int) seen.getOrDefault(host, Set.of()).stream()
                        .filter(other -> !now.contains(other))
                        .count();
                seen.put(host, now);
            }
            Thread.sleep(POLL_MILLIS);
        }
        return deaths;
    }

    /** Nothing where a process does not answer yet. */
    private static Optional<Set<String>> sees(Cluster cluster, Host host) {
        try {
            return Optional.of(cluster.others(host));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long bytes(List<Host> hosts) {
        return hosts.stream().mapToLong(Faults::bytes).sum();
    }

    private static long bytes(Host host) {
        String told = host.run("ip", "-j", "-s", "link", "show", host.link().device())
                .expectSuccess()
                .out();
        JsonObject stats = new JsonArray(told).getJsonObject(0).getJsonObject("stats64");
        return Stream.of("rx", "tx")
                .mapToLong(way -> stats.getJsonObject(way).getLong("bytes"))
                .sum();
    }

    private static List<Process> burn() throws IOException {
        List<Process> burners = new ArrayList<>();
        for (int i = 0; i < BURNERS_OF_A_CORE * Runtime.getRuntime().availableProcessors(); i++) {
            // They end by themselves too, should this JVM be killed.
            burners.add(new ProcessBuilder("timeout", String.valueOf(2 * SECONDS), "sha256sum", "/dev/zero").start());
        }
        return burners;
    }
}
