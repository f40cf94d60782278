package org.cloudy.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.HostProcess;
import org.cloudy.testkit.net.NetworkBed;

/** How far the round-trip times that nodes predict are off, on a network whose delays are known. */
final class Rtt {
    private static final int NODES = Integer.getInteger("nodes", 12);
    private static final int[] MINUTES = {1, 2, 5};
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000_000_000L;

    private final Report report = new Report(
            "error of the predicted round trip",
            "median, of what is measured",
            "p90",
            "median, of the known delay",
            "p90",
            "predictions");

    /** Each node's errors for each other one, relative. */
    private static final class Errors {
        private final List<Double> ofMeasured = new ArrayList<>();
        private final List<Double> ofKnown = new ArrayList<>();
    }

    void run() throws Exception {
        NetworkBed.whyNot().ifPresent(reason -> {
            throw new IllegalStateException("no network of hosts can be made here: " + reason);
        });
        try (Workspace workspace = Workspace.open();
                NetworkBed bed = NetworkBed.open(workspace.resolve("network"))) {
            measure(workspace, new Villages(bed, NODES));
        }
        report.print();
    }

    private void measure(Workspace workspace, Villages villages) throws Exception {
        Map<Host, HostProcess> members = new HashMap<>();
        List<String> addresses = new ArrayList<>();
        for (Host host : villages.hosts()) {
            members.put(host, RttMember.start(workspace.resolve(host.name()), host, "load-rtt", SECOND, addresses));
            addresses.add(host.address().getHostAddress());
            awaitAll(members);
        }
        long begun = System.nanoTime();
        for (int minute : MINUTES) {
            Thread.sleep(Math.max(0, (begun + minute * MINUTE - System.nanoTime()) / 1_000_000));
            Errors errors = errors(villages, members);
            report.row(
                    "after %d min".formatted(minute),
                    List.of(
                            percent(errors.ofMeasured, 0.5),
                            percent(errors.ofMeasured, 0.9),
                            percent(errors.ofKnown, 0.5),
                            percent(errors.ofKnown, 0.9),
                            "%d of %d".formatted(errors.ofMeasured.size(), NODES * (NODES - 1))));
        }
    }

    /** Until each sees all others that were started. */
    private static void awaitAll(Map<Host, HostProcess> members) throws InterruptedException {
        long end = System.nanoTime() + 2 * MINUTE;
        while (!members.values().stream()
                .allMatch(member -> RttMember.latest(member).ways().size() == members.size() - 1 && isReady(member))) {
            for (HostProcess member : members.values()) {
                if (!member.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("the members did not find each other:\n" + member.log());
                }
            }
            Thread.sleep(200);
        }
    }

    private static boolean isReady(HostProcess member) {
        return member.log().lines().anyMatch(line -> line.startsWith("{"));
    }

    private static Errors errors(Villages villages, Map<Host, HostProcess> members) {
        Errors errors = new Errors();
        for (Host one : villages.hosts()) {
            Map<String, RttMember.Way> ways =
                    RttMember.latest(Objects.requireNonNull(members.get(one))).ways();
            for (Host other : villages.hosts()) {
                RttMember.Way way = ways.get(other.name());
                if (way != null && way.measured() != null && way.estimated() != null) {
                    errors.ofMeasured.add(off(way.estimated(), way.measured()));
                    errors.ofKnown.add(off(way.estimated(), villages.truth(one, other)));
                }
            }
        }
        return errors;
    }

    private static double off(double estimate, double truth) {
        return Math.abs(estimate - truth) / truth;
    }

    private static String percent(List<Double> errors, double share) {
        List<Double> sorted = errors.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "none";
        }
        int rank = Math.max(0, (int) Math.ceil(share * sorted.size()) - 1);
        return String.format(Locale.ROOT, "%.1f %%", 100 * sorted.get(rank));
    }
}
