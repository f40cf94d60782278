package org.cloudy.load;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** The same of serf: a tag set at one agent, until the others' list of members has it; an agent killed and one hung. */
final class SerfVisibility {
    private static final long DEADLINE = 90_000_000_000L;
    private static final int POLL_MILLIS = 3;

    private final Serf serf;
    private final Report report;

    SerfVisibility(Serf serf, Report report) {
        this.serf = serf;
        this.report = report;
    }

    void run(int warmUp, int publications, int losses) throws Exception {
        Samples seen = new Samples();
        Samples killed = new Samples();
        Samples hung = new Samples();
        try (SerfClient first = serf.connect(0);
                SerfClient second = serf.connect(1)) {
            try (SerfClient third = serf.connect(2)) {
                for (int i = 0; i < warmUp + publications; i++) {
                    String value = "visible-" + i;
                    long took = time(
                            List.of(second, third),
                            member -> value.equals(member.service()),
                            serf.name(0),
                            () -> first.setService(value));
                    if (i >= warmUp) {
                        seen.add(took);
                    }
                }
            }
            List<SerfClient> others = List.of(first, second);
            for (int i = 0; i < losses; i++) {
                killed.add(time(others, member -> !member.isAlive(), serf.name(2), () -> serf.kill(2)));
                serf.restart(2);
                awaitBack(others);
                hung.add(time(others, member -> !member.isAlive(), serf.name(2), () -> serf.signal(2, "STOP")));
                serf.signal(2, "CONT");
                awaitBack(others);
            }
        }
        String name = "serf (profile " + serf.profile() + "): ";
        report.row(name + "tag set → in both other agents' members", seen.cells());
        report.row(name + "SIGKILL → failed at both others", killed.cells());
        report.row(name + "SIGSTOP → failed at both others", hung.cells());
    }

    /** How often so many agents can be asked without keeping the machine busy with that. */
    static int pollMillis(int agents) {
        return Math.max(POLL_MILLIS, agents * agents / 40);
    }

    private static long time(
            List<SerfClient> clients, Predicate<SerfClient.Member> wanted, String name, Runnable change)
            throws Exception {
        long[] start = new long[1];
        List<Callable<Long>> observers = clients.stream()
                .map(client -> (Callable<Long>) () -> await(client, wanted, name))
                .toList();
        List<Long> seen = Together.watch(observers, () -> {
            start[0] = System.nanoTime();
            change.run();
        });
        return seen.stream().mapToLong(Long::longValue).max().orElseThrow() - start[0];
    }

    private static long await(SerfClient client, Predicate<SerfClient.Member> wanted, String name) throws Exception {
        return await(client, wanted, name, POLL_MILLIS);
    }

    /** When an agent's list of members has one that is as wanted; it is asked so often, which is how late that may be seen. */
    static long await(SerfClient client, Predicate<SerfClient.Member> wanted, String name, int pollMillis)
            throws Exception {
        long end = System.nanoTime() + DEADLINE;
        while (System.nanoTime() < end) {
            if (client.members().stream().anyMatch(member -> member.name().equals(name) && wanted.test(member))) {
                return System.nanoTime();
            }
            Thread.sleep(pollMillis);
        }
        throw new IllegalStateException("serf did not tell it in time");
    }

    private void awaitBack(List<SerfClient> clients) throws Exception {
        for (SerfClient client : clients) {
            await(client, SerfClient.Member::isAlive, serf.name(2));
        }
        Thread.sleep(3_000);
    }
}
