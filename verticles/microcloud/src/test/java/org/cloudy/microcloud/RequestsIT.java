package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.microcloud.Admission.Verdict;
import org.cloudy.bus.microcloud.Application;
import org.cloudy.bus.microcloud.Request;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.LoopbackMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Requests to be let in")
class RequestsIT {
    private final NodeId member = NodeIdentity.fresh().id();
    private final NodeIdentity bea = NodeIdentity.fresh();
    private final AtomicInteger changes = new AtomicInteger();
    private final List<Integer> ports = List.of(FreePorts.one(), FreePorts.one());
    private final LoopbackMember asked = member(0);
    private final LoopbackMember other = member(1);
    private final Requests requests = requests(asked, () -> {});
    private final Requests others = requests(other, changes::incrementAndGet);

    @AfterEach
    void stop() {
        requests.stop();
        others.stop();
        other.close();
        asked.close();
    }

    @Test
    @DisplayName(
            "are told at each member when they come and when they are decided, not each time that a node asks again")
    void tells() {
        assertThat(requests.ask(application(), member)).isEqualTo(Verdict.WAITING);
        await().until(changes::get, count -> count == 1);
        assertThat(others.waiting()).extracting(Request::node).containsExactly(bea.id());

        assertThat(requests.ask(application(), member)).isEqualTo(Verdict.WAITING);
        requests.refuse(bea.id());
        await().until(changes::get, count -> count == 2);
        assertThat(others.waiting()).isEmpty();
        assertThat(requests.ask(application(), member)).isEqualTo(Verdict.REFUSED);

        requests.drop(bea.id());
        await().until(changes::get, count -> count == 3);
    }

    @Test
    @DisplayName("are told also after two islands became one, which takes listeners along")
    void islands() {
        List<Integer> far = List.of(FreePorts.one(), FreePorts.one());
        AtomicInteger told = new AtomicInteger();
        try (LoopbackMember one = island(far.get(0));
                LoopbackMember two = island(far.get(1))) {
            Requests ones = requests(one, told::incrementAndGet);
            Requests twos = requests(two, told::incrementAndGet);
            one.seek(far.get(1));
            two.seek(far.get(0));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> one.cluster().getCluster().getMembers().size() == 2);
            // Whichever of both was merged into the other says so when it listens again.
            await().atMost(Duration.ofMinutes(1)).until(() -> told.get() > 0);

            int before = told.get();
            ones.ask(application(), member);
            await().until(told::get, count -> count == before + 2);
            twos.drop(bea.id());
            await().until(told::get, count -> count == before + 4);
            ones.stop();
            twos.stop();
        }
    }

    private static LoopbackMember island(int port) {
        return LoopbackMember.start("requests-islands", port, List.of(port), config -> {});
    }

    private static Requests requests(LoopbackMember at, Runnable changed) {
        return new Requests(
                at.cluster(), Clock.systemUTC(), work -> Thread.ofVirtual().start(work), changed);
    }

    private Application application() {
        return Proofs.sign(
                bea,
                new Application(
                        "village",
                        null,
                        bea.id(),
                        "bea",
                        Base64.getEncoder().encodeToString(bea.publicKey()),
                        "key",
                        List.of("192.0.2.1:7004"),
                        "It is Bea",
                        ""));
    }

    private LoopbackMember member(int number) {
        return LoopbackMember.start("requests-" + ports.getFirst(), ports.get(number), ports, config -> {});
    }
}
