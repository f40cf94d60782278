package org.cloudy.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cloudy.platform.spill.SpilledBytes;
import org.cloudy.platform.spill.SpilledMaps;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A map whose values lie on disks")
class SpilledMapsIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int VALUES = 2_000;
    private static final int BYTES = 10_000;
    private static final int LARGE = 250;

    @TempDir
    Path folder;

    private Members members;
    private final List<Integer> ports = List.of(FreePorts.one(), FreePorts.one(), FreePorts.one());
    private final Map<Object, byte[]> wanted = new HashMap<>();

    @BeforeEach
    void found() {
        members = new Members(folder);
    }

    @AfterEach
    void leave() {
        members.close();
    }

    private Membership join(int number) {
        return members.join(ports.get(number), ports.get(0), ports.get(1), ports.get(2));
    }

    private static IMap<Object, Object> map(Membership member) {
        return member.cluster().getMap(SpilledMaps.PREFIX + "test");
    }

    private void fill(Membership member) {
        Random random = new Random(1);
        for (int i = 0; i < VALUES; i++) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            wanted.put("key " + i, bytes);
            map(member).set("key " + i, SpilledBytes.of(bytes));
        }
    }

    private void same(Membership member) {
        Map<Object, byte[]> found = map(member).executeOnEntries(SpilledMaps.read());
        assertThat(found.keySet()).isEqualTo(wanted.keySet());
        assertThat(wanted).allSatisfy((key, bytes) -> assertThat(found.get(key)).isEqualTo(bytes));
    }

    private static void settled(Membership member, int size) {
        await().atMost(LONG)
                .until(() -> Members.size(member) == size
                        && member.cluster().getPartitionService().isClusterSafe());
    }

    private long onDisk(int number) throws IOException {
        Path data = folder.resolve(String.valueOf(ports.get(number)));
        return Files.size(data.resolve("cache").resolve("spill").resolve("spill.db"));
    }

    @Test
    @DisplayName("has them where its partitions are, also when these moved, and when a member died or left")
    void moves() throws IOException {
        Membership first = join(0);
        fill(first);
        same(first);
        assertThat(onDisk(0)).isGreaterThan((long) VALUES * BYTES);

        Membership second = join(1);
        settled(second, 2);
        same(second);
        // Each of the two has all of it, as owner or for the other.
        assertThat(onDisk(1)).isGreaterThan((long) VALUES * BYTES);

        Membership third = join(2);
        settled(third, 3);
        first.cluster().getLifecycleService().terminate();
        settled(third, 2);
        same(third);

        Members.await(second.vertx().close());
        settled(third, 1);
        same(third);
    }

    @Test
    @DisplayName("loses none when two members of three are killed at once")
    void twoKilled() throws IOException, InterruptedException {
        Membership first = join(0);
        try (MemberProcess second = MemberProcess.start(folder, ports.get(1), ports.get(0));
                MemberProcess third = MemberProcess.start(folder, ports.get(2), ports.get(0))) {
            settled(first, 3);
            fill(first);
            second.signal("KILL");
            third.signal("KILL");
            settled(first, 1);
            same(first);
        }
    }

    @Test
    @DisplayName("has the last of many values that replaced one another, and forgets what was taken away")
    void changes() {
        Membership first = join(0);
        Membership second = join(1);
        settled(second, 2);
        fill(first);
        for (int i = 0; i < VALUES; i += 2) {
            byte[] bytes = {(byte) i};
            wanted.put("key " + i, bytes);
            map(second).set("key " + i, SpilledBytes.of(bytes));
        }
        for (int i = 0; i < VALUES; i += 3) {
            wanted.remove("key " + i);
            map(first).delete("key " + i);
        }
        same(first);
        same(second);
        assertThat(map(first).executeOnKey("nothing", SpilledMaps.read())).isNull();
    }

    @Test
    @DisplayName("has more than fits into the memory of a node")
    void large() throws IOException {
        Membership first = join(0);
        try (MemberProcess small = MemberProcess.start(folder, ports.get(1), ports.get(0))) {
            settled(first, 2);
            for (int i = 0; i < LARGE; i++) {
                map(first).set("key " + i, SpilledBytes.of(large(i)));
            }
            // As an owner or for the other it has all of them, in a heap of 128 MB.
            assertThat(onDisk(1)).isGreaterThan(LARGE * 1_000_000L);
            for (int i = 0; i < LARGE; i++) {
                assertThat(map(first).executeOnKey("key " + i, SpilledMaps.read()))
                        .isEqualTo(large(i));
            }
            assertThat(Members.size(first)).isEqualTo(2);
            assertThat(small.isAlive()).isTrue();
        }
    }

    private static byte[] large(int seed) {
        byte[] bytes = new byte[1_000_000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    @DisplayName("takes nothing for a value that is too long, or none at all")
    void hostile() {
        Membership first = join(0);
        Membership second = join(1);
        settled(second, 2);
        for (int i = 0; i < 20; i++) {
            map(second).set("long " + i, SpilledBytes.of(new byte[SpilledMaps.MOST_BYTES + 1]));
            map(second).set("text " + i, "no bytes");
            map(second).set("most " + i, SpilledBytes.of(new byte[SpilledMaps.MOST_BYTES]));
        }
        Map<Object, byte[]> found = map(first).executeOnEntries(SpilledMaps.read());
        for (int i = 0; i < 20; i++) {
            assertThat(found.get("long " + i)).isEmpty();
            assertThat(found.get("text " + i)).isNull();
            assertThat(found.get("most " + i)).hasSize(SpilledMaps.MOST_BYTES);
        }
    }
}
