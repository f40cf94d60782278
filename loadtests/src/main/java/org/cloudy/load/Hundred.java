package org.cloudy.load;

import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cloudy.bus.Empty;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceChange;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.testkit.FreePorts;

/** How long a publication takes until all of many members know it: as many as one JVM bears, beside as many agents of serf. */
final class Hundred {
    private static final int WARM_UP = 5;
    private static final int PUBLICATIONS = Integer.getInteger("publications", 40);
    private static final List<Integer> SIZES = Numbers.of("members", "5,10,20,50,100");
    private static final int LARGEST_SERF = Integer.getInteger("agents", 50);
    private static final long DEADLINE_SECONDS = 60;

    private final Report report = new Report("milliseconds until all others know it", "median", "p95", "longest", "n");

    void run() throws Exception {
        try {
            for (int size : SIZES) {
                members(size);
                if (size <= LARGEST_SERF) {
                    agents(size);
                }
            }
        } finally {
            // Where it does not bear more, what it bore is told.
            report.print();
        }
    }

    private void members(int size) throws Exception {
        List<RegistryMember> members = new ArrayList<>();
        try (Workspace workspace = Workspace.open()) {
            try {
                long begun = System.nanoTime();
                start(workspace, size, members);
                System.out.printf(
                        "%d members in one JVM after %.0f s, heap %d MB%n",
                        size, (System.nanoTime() - begun) / 1e9, heapMegabytes());
                Samples seen = new Samples();
                for (int i = 0; i < WARM_UP + PUBLICATIONS; i++) {
                    long took = publish(members, i);
                    if (i >= WARM_UP) {
                        seen.add(took);
                    }
                }
                report.row("Cloudy: publish → told on the bus of all %d others".formatted(size - 1), seen.cells());
            } finally {
                members.reversed().forEach(RegistryMember::close);
            }
        }
    }

    private static void start(Workspace workspace, int size, List<RegistryMember> members) throws Exception {
        int first = FreePorts.block(size);
        String microCloud = "load-hundred-" + ProcessHandle.current().pid();
        for (int i = 0; i < size; i++) {
            String name = "member-" + (i + 1);
            List<String> join = i == 0 ? List.of() : List.of("127.0.0.1:" + first);
            members.add(RegistryMember.join(workspace.resolve(name), name, microCloud, "127.0.0.1", first + i, join));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        for (RegistryMember member : members) {
            while (nodes(member) < size) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the members did not find each other");
                }
                Thread.sleep(100);
            }
        }
    }

    private static int nodes(RegistryMember member) {
        return RegistryMember.await(DiscoveryContract.NODES.send(member.bus(), Empty.EMPTY))
                .nodes()
                .size();
    }

    /** In turn by each; the time until the last of the others was told. */
    private static long publish(List<RegistryMember> members, int turn) throws Exception {
        RegistryMember publisher = members.get(turn % members.size());
        String name = "visible-" + turn;
        CountDownLatch missing = new CountDownLatch(members.size() - 1);
        AtomicLong last = new AtomicLong();
        List<MessageConsumer<?>> observers = new ArrayList<>();
        for (RegistryMember member : members) {
            if (member != publisher) {
                observers.add(RegistryMember.await(DiscoveryContract.SERVICES_CHANGED.subscribe(
                        member.bus(), change -> {
                            if (isNew(change, name)) {
                                last.accumulateAndGet(System.nanoTime(), Math::max);
                                missing.countDown();
                            }
                        })));
            }
        }
        long start = System.nanoTime();
        ServiceInstance service = RegistryMember.await(DiscoveryContract.PUBLISH.send(
                publisher.bus(),
                new Publication(
                        "_http._tcp",
                        name,
                        null,
                        1000 + turn,
                        Map.of(),
                        new Publication.HealthCheck(Publication.CheckKind.NONE, null),
                        null)));
        if (!missing.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(missing.getCount() + " members were not told in time");
        }
        observers.forEach(observer -> RegistryMember.await(observer.unregister()));
        RegistryMember.await(DiscoveryContract.WITHDRAW.send(publisher.bus(), new ServiceId(service.id())));
        return last.get() - start;
    }

    private static boolean isNew(ServiceChange change, String name) {
        return change.kind() == ChangeKind.APPEARED && change.service().name().equals(name);
    }

    private void agents(int size) throws Exception {
        try (Workspace workspace = Workspace.open();
                Serf serf = Serf.start(workspace.folder(), "lan", size)) {
            Samples seen = new Samples();
            List<SerfClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < size; i++) {
                    clients.add(serf.connect(i));
                }
                for (int i = 0; i < WARM_UP + PUBLICATIONS; i++) {
                    long took = setTag(serf, clients, i);
                    if (i >= WARM_UP) {
                        seen.add(took);
                    }
                }
            } finally {
                for (SerfClient client : clients) {
                    client.close();
                }
            }
            report.row(
                    "serf (profile lan): tag set → in the members of all %d others".formatted(size - 1), seen.cells());
        }
    }

    private static long setTag(Serf serf, List<SerfClient> clients, int turn) throws Exception {
        int publisher = turn % clients.size();
        String value = "visible-" + turn;
        List<Callable<Long>> observers = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            if (i != publisher) {
                SerfClient client = clients.get(i);
                observers.add(() -> SerfVisibility.await(
                        client,
                        member -> value.equals(member.service()),
                        serf.name(publisher),
                        SerfVisibility.pollMillis(clients.size())));
            }
        }
        long[] start = new long[1];
        List<Long> seen = Together.watch(observers, () -> {
            start[0] = System.nanoTime();
            clients.get(publisher).setService(value);
        });
        return seen.stream().mapToLong(Long::longValue).max().orElseThrow() - start[0];
    }

    private static long heapMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
