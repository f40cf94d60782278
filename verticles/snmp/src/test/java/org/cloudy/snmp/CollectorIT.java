package org.cloudy.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.cloudy.bus.snmp.Origin;
import org.cloudy.bus.snmp.Trouble;
import org.cloudy.platform.settings.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/** The collector and devices that are slow, dead, restarted, or tell nonsense. */
class CollectorIT {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** For a busy machine, where it matters how often is asked and not how soon is answered. */
    private static final Duration PLENTY = Duration.ofSeconds(50);

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private SnmpSession session;
    private Collector collector;

    @BeforeEach
    void start() throws IOException {
        session = SnmpSession.open();
        collector = collector(PERIOD, PATIENCE);
    }

    private Collector collector(Duration period, Duration patience) {
        return new Collector(session, Clock.systemUTC(), period, patience, device -> {}, changes::add);
    }

    @AfterEach
    void stop() throws Exception {
        collector.close();
        session.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private FakeAgent agent() throws IOException {
        FakeAgent agent = new FakeAgent();
        open.add(agent);
        return agent;
    }

    /** Lets the collector go on until something is so. */
    private ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .conditionEvaluationListener(condition -> collector.tick());
    }

    private Monitored device(String id) {
        return collector.device(id).orElseThrow();
    }

    private Reading answered(String id) {
        eventually().until(() -> {
            collector.tick();
            return device(id).last() != null;
        });
        return java.util.Objects.requireNonNull(device(id).last());
    }

    /** Waits until it was asked all over again. */
    private void anotherRound(FakeAgent agent, String id) {
        Instant before = answered(id).at();
        eventually().until(() -> {
            collector.tick();
            return answered(id).at().isAfter(before);
        });
        assertThat(agent.questions()).isPositive();
    }

    @Test
    @DisplayName(
            "A device's name, load, memory, disks and interfaces are read, whether its counters are wide or narrow")
    void reads() throws IOException {
        FakeAgent agent = agent();
        agent.set(Oids.LOAD, new OctetString("1.25"))
                .set(Oids.MEMORY_TOTAL, new Integer32(1000))
                .set(Oids.MEMORY_FREE, new Integer32(200))
                .set(Oids.MEMORY_CACHED, new Integer32(300))
                .set(Oids.PROCESSOR_LOAD + ".1", new Integer32(20))
                .set(Oids.PROCESSOR_LOAD + ".2", new Integer32(40))
                .set(Oids.STORAGE_TYPE + ".7", new OID(Oids.FIXED_DISK))
                .set(Oids.STORAGE_DESCRIPTION + ".7", new OctetString("/"))
                .set(Oids.STORAGE_UNIT + ".7", new Integer32(4096))
                .set(Oids.STORAGE_SIZE + ".7", new Integer32(-1_000_000_000))
                .set(Oids.STORAGE_USED + ".7", new Integer32(1_647_483_648))
                .port(1, "eth0", 10, 20)
                .port(2, "wlan\u00070", 1, 2);
        collector.watch(List.of(agent.watched("router")));

        Reading reading = answered("router");

        assertThat(reading.systemName()).isEqualTo("fake");
        assertThat(reading.figures().load()).isEqualTo(1.25);
        assertThat(reading.figures().cpuPercent()).isEqualTo(30);
        assertThat(reading.figures().memoryPercent()).isEqualTo(50);
        assertThat(reading.disks()).singleElement().satisfies(disk -> {
            assertThat(disk.usedPercent()).isBetween(49.0, 51.0);
            assertThat(disk.size()).isGreaterThan(1e13);
        });
        assertThat(reading.interfaces()).extracting(InterfaceReading::name).containsExactly("eth0", "wlan 0");
        assertThat(changes).contains("router");
    }

    @Test
    @DisplayName(
            "Counters that begin again at 0 after their largest value give no spike, those of 32 bits and those of 64")
    void wraps() throws IOException {
        FakeAgent agent = agent();
        agent.port(1, "narrow", 0xffff_ff00L, 0).widePort(2, "wide", -1000, 0);
        collector.watch(List.of(agent.watched("router")));
        answered("router");

        agent.port(1, "narrow", 1_000, 0).widePort(2, "wide", 3_000, 0);
        anotherRound(agent, "router");

        assertThat(device("router").rates(ShortId.of("narrow")).received()).isBetween(1.0, 12_000.0);
        // The second interface alone is wide: the tables have different rows, so its narrow counters are taken.
        assertThat(device("router").rates(ShortId.of("narrow")).sent()).isZero();
    }

    @Test
    @DisplayName("Wide counters are preferred to narrow ones, and wrap without a spike, too")
    void wide() throws IOException {
        FakeAgent agent = agent();
        agent.widePort(1, "wan", -1_000, 0);
        collector.watch(List.of(agent.watched("router")));
        answered("router");

        agent.set(Oids.IF_IN_64 + ".1", new Counter64(3_000));
        anotherRound(agent, "router");

        assertThat(device("router").rates(ShortId.of("wan")).received()).isBetween(1.0, 40_000.0);
    }

    @Test
    @DisplayName("A device that was started anew gives no rates once, and says since when it is up")
    void restarted() throws IOException {
        FakeAgent agent = agent();
        agent.port(1, "eth0", 4_000_000_000L, 4_000_000_000L);
        collector.watch(List.of(agent.watched("router")));
        Reading before = answered("router");

        agent.set(Oids.UPTIME, new TimeTicks(500)).port(1, "eth0", 100, 100);
        anotherRound(agent, "router");

        assertThat(device("router").rates(ShortId.of("eth0")).received()).isNull();
        assertThat(device("router").summary().since()).isAfter(before.since());

        agent.port(1, "eth0", 1_100, 100).set(Oids.UPTIME, new TimeTicks(700));
        anotherRound(agent, "router");
        assertThat(device("router").rates(ShortId.of("eth0")).received()).isPositive();
    }

    @Test
    @DisplayName("A huge table is read as far as is of use, the interfaces that are up first")
    void huge() throws IOException {
        FakeAgent agent = agent();
        for (int index = 1; index <= 3_000; index++) {
            agent.port(index, "vlan" + index, index, index);
        }
        agent.set(Oids.IF_STATUS + ".1", new Integer32(2));
        collector.close();
        collector = collector(PLENTY, PLENTY);
        collector.watch(List.of(agent.watched("switch")));

        Reading reading = answered("switch");

        assertThat(reading.interfaces()).hasSize(InterfaceTable.MOST).allMatch(InterfaceReading::up);
        assertThat(agent.questions()).isLessThan(80);
    }

    @Test
    @DisplayName("A device that leads in circles, one that sends noise and one that refuses are told from one that is"
            + " silent")
    void nonsense() throws IOException {
        FakeAgent circles = agent().port(1, "eth0", 1, 1).inCircles();
        FakeAgent refusing = agent();
        Watched wrong = new Watched(
                "wrong",
                "wrong",
                "127.0.0.1",
                refusing.port(),
                Origin.ADDED,
                new Credentials.Community(new Secret("stranger")));
        Watched unknown =
                new Watched("unknown", "unknown", "no-such-host.invalid", 161, Origin.ADDED, wrong.credentials());
        Noise noise = new Noise();
        open.add(noise);
        collector.watch(List.of(circles.watched("circles"), wrong, unknown, noise.watched()));

        eventually().untilAsserted(() -> {
            collector.tick();
            assertThat(device("circles").trouble()).isEqualTo(Trouble.NONSENSE);
            assertThat(device("wrong").trouble()).isEqualTo(Trouble.SILENT);
            assertThat(device("unknown").trouble()).isEqualTo(Trouble.UNKNOWN_HOST);
            assertThat(device("noise").trouble()).isEqualTo(Trouble.SILENT);
        });
    }

    @Test
    @DisplayName("Two hundred dead devices do not hold up one that is alive, and one that comes back is found")
    void deadOnes() throws IOException {
        FakeAgent alive = agent();
        FakeAgent quiet = agent().silent(true);
        List<Watched> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(new Watched(
                    "dead-" + i,
                    "dead",
                    "127.0.0.1",
                    quiet.port(),
                    Origin.ADDED,
                    quiet.watched("x").credentials()));
        }
        all.add(alive.watched("alive"));
        collector.watch(all);

        anotherRound(alive, "alive");
        eventually().until(() -> {
            collector.tick();
            return device("dead-0").trouble() == Trouble.SILENT;
        });

        quiet.silent(false);
        answered("dead-0");
        assertThat(device("dead-0").trouble()).isNull();
    }

    @Test
    @DisplayName("What is watched no longer is asked no longer")
    void forgotten() throws IOException {
        FakeAgent agent = agent();
        collector.watch(List.of(agent.watched("router")));
        answered("router");

        collector.watch(List.of());

        assertThat(collector.devices()).isEmpty();
        assertThat(collector.device("router")).isEmpty();
    }

    /** Answers every question with bytes that mean nothing. */
    private static final class Noise implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

        private Noise() throws IOException {
            Thread.ofVirtual().start(this::answer);
        }

        private Watched watched() {
            return new Watched(
                    "noise",
                    "noise",
                    "127.0.0.1",
                    socket.getLocalPort(),
                    Origin.ADDED,
                    new Credentials.Community(new Secret("village")));
        }

        private void answer() {
            byte[] bytes = new byte[2_000];
            try {
                while (!socket.isClosed()) {
                    DatagramPacket asked = new DatagramPacket(bytes, bytes.length);
                    socket.receive(asked);
                    byte[] noise = new byte[asked.getLength()];
                    System.arraycopy(bytes, 0, noise, 0, noise.length);
                    noise[noise.length / 2] ^= 0x5a;
                    socket.send(new DatagramPacket(noise, noise.length, asked.getSocketAddress()));
                }
            } catch (IOException e) {
                // The test is over.
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
