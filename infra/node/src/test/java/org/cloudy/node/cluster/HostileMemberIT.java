package org.cloudy.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.shareddata.ClusterSerializable;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.impl.ConversionUtils;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.platform.spill.SpilledBytes;
import org.cloudy.platform.spill.SpilledMaps;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A hostile member")
class HostileMemberIT {
    private static final AtomicInteger MADE = new AtomicInteger();

    @TempDir
    Path folder;

    private Members members;
    private final int port = FreePorts.one();
    private Membership victim;
    private Membership hostile;

    @BeforeEach
    void join() {
        members = new Members(folder);
        victim = members.join(port);
        hostile = members.join(FreePorts.one(), port);
        await().atMost(Duration.ofSeconds(30)).until(() -> Members.size(victim) == 2);
        MADE.set(0);
    }

    @AfterEach
    void leave() {
        members.close();
    }

    /** What a gadget of a known library would be: does something when it is made from bytes. */
    private static final class Gadget implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            MADE.incrementAndGet();
        }
    }

    @Test
    @DisplayName("cannot make a member build Java objects of its choice")
    void javaObjects() {
        hostile.cluster().getMap("registry").put("gadget", new Gadget());

        assertThatThrownBy(() -> victim.cluster().getMap("registry").get("gadget"))
                .isInstanceOfAny(HazelcastSerializationException.class, SecurityException.class);
        assertThat(MADE).hasValue(0);
    }

    /** What a class would be that does something as soon as it is made. */
    static final class NamedGadget implements DataSerializable {
        NamedGadget() {
            MADE.incrementAndGet();
        }

        @Override
        public void writeData(ObjectDataOutput out) {}

        @Override
        public void readData(ObjectDataInput in) {}
    }

    @Test
    @DisplayName("cannot make a member build objects of a class that it names")
    void namedClasses() {
        hostile.cluster().getMap("registry").put("gadget", new NamedGadget());
        MADE.set(0);

        assertThatThrownBy(() -> victim.cluster().getMap("registry").get("gadget"))
                .isInstanceOfAny(HazelcastSerializationException.class, SecurityException.class);
        assertThat(MADE).hasValue(0);
    }

    @Test
    @DisplayName("cannot make a member build them where values are read as they come, either")
    void spilledMaps() {
        IMap<Object, Object> theirs = hostile.cluster().getMap(SpilledMaps.PREFIX + "registry");
        IMap<Object, Object> ours = victim.cluster().getMap(SpilledMaps.PREFIX + "registry");
        for (int i = 0; i < 20; i++) {
            // Nobody waits for the failure: the victim's does not get through the filter, either.
            theirs.setAsync("gadget " + i, new Gadget());
        }
        for (int i = 0; i < 20; i++) {
            // It comes after the gadget, on the same way: that one was taken then, or refused.
            theirs.set("gadget " + i, SpilledBytes.of(new byte[] {1}));
            assertThat(ours.executeOnKey("gadget " + i, SpilledMaps.read())).containsExactly(1);
        }
        assertThat(MADE).hasValue(0);
    }

    /** Any class at all, for Hazelcast's compact form. */
    static final class CompactGadget {
        private final String text = "gadget";

        String text() {
            return text;
        }
    }

    @Test
    @DisplayName("cannot make a member fill a class that it names")
    void compactClasses() {
        hostile.cluster().getMap("registry").put("gadget", new CompactGadget());

        Object seen = victim.cluster().getMap("registry").get("gadget");

        assertThat(seen).isNotInstanceOf(CompactGadget.class);
    }

    /** What the shared data of Vert.x would carry. */
    public static final class SharedGadget implements ClusterSerializable {
        public SharedGadget() {
            MADE.incrementAndGet();
        }

        @Override
        public void writeToBuffer(Buffer buffer) {}

        @Override
        public int readFromBuffer(int position, Buffer buffer) {
            return position;
        }
    }

    @Test
    @DisplayName("cannot make a member build what Vert.x would share in a map")
    void sharedData() {
        hostile.cluster().getMap("registry").put("gadget", new ConversionUtils().convertParam(new SharedGadget()));
        MADE.set(0);

        assertThatThrownBy(() -> victim.cluster().getMap("registry").get("gadget"))
                .isInstanceOfAny(HazelcastSerializationException.class, SecurityException.class);
        assertThat(MADE).hasValue(0);
    }

    @Test
    @DisplayName("cannot reach what another node serves to itself alone, even if it claims that this is clustered")
    void callsOfTheNode() {
        AtomicInteger reached = new AtomicInteger();
        Members.await(victim.vertx()
                .eventBus()
                .localConsumer("cloudy.system.setup", message -> {
                    reached.incrementAndGet();
                    message.reply("done");
                })
                .completion());
        String id = victim.cluster().getCluster().getLocalMember().getAttribute("__vertx.nodeId");
        hostile.cluster()
                .<String, HazelcastRegistrationInfo>getMultiMap("__vertx.subs")
                .put("cloudy.system.setup", new HazelcastRegistrationInfo(new RegistrationInfo(id, 0, false)));

        assertThatThrownBy(() -> Members.await(hostile.vertx()
                        .eventBus()
                        .request("cloudy.system.setup", "", new DeliveryOptions().setSendTimeout(2_000))))
                .rootCause()
                .isInstanceOf(ReplyException.class);
        assertThat(reached).hasValue(0);
    }
}
