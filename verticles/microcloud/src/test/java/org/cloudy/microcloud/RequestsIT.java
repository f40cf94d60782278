package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
    private final LoopbackMember node = member();
    private final HazelcastInstance cluster = node.cluster();
    private final Requests requests =
            new Requests(() -> cluster.getMap(Requests.mapName()), Clock.systemUTC(), changes::incrementAndGet);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    @DisplayName(
            "are told to whoever looks when they come and when they are decided, not each time that a node asks again")
    void tells() {
        assertThat(requests.ask(application(), member)).isEqualTo(Verdict.WAITING);
        assertThat(requests.waiting()).extracting(Request::node).containsExactly(bea.id());
        assertThat(changes).hasValue(1);

        assertThat(requests.ask(application(), member)).isEqualTo(Verdict.WAITING);
        assertThat(changes).hasValue(1);

        requests.refuse(bea.id());
        assertThat(requests.waiting()).isEmpty();
        assertThat(changes).hasValue(2);
        assertThat(requests.ask(application(), member)).isEqualTo(Verdict.REFUSED);

        requests.drop(bea.id());
        assertThat(changes).hasValue(3);
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

    private static LoopbackMember member() {
        int port = FreePorts.one();
        return LoopbackMember.start("requests-" + port, port, List.of(port), Map.of());
    }
}
