package org.cloudy.platform.spill;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Shared maps whose values lie on the disks of the nodes that have them, so that a node can have more than fits into its memory.
 * Hazelcast keeps deserialized values there ({@link InMemoryFormat#OBJECT}): what deserializes them writes them to the node's
 * {@link SpillFile}, and what serializes them, as when a partition moves, reads them from it. A value that is asked for as such would be
 * written once more where it arrives: {@link #read} gives its bytes.
 */
public final class SpilledMaps {
    /** The names of these maps begin with it. */
    public static final String PREFIX = "cloudy.spilled.";

    /**
     * How many nodes besides its owner keep a partition, where there are enough. Old computers end without a word, and two of them together with
     * the power of a house; and up to three nodes have all there is, each, and ask nobody. They are written at once, so that who puts
     * much is held back by the slowest of them and not by its own memory.
     */
    public static final int BACKUPS = 2;

    /** What is longer is no value: it comes out empty. */
    public static final int MOST_BYTES = 5 << 20;

    private static final int TYPE = 7_000;
    private static final byte[] NOTHING = {};

    private SpilledMaps() {}

    /**
     * Has a member that is to be started have such maps.
     *
     * @param folder where its values may lie until it left; made if it is not there
     * @throws UncheckedIOException if nothing can be written there
     */
    public static void prepare(Config config, Path folder) {
        SpillFile file = SpillFile.open(folder);
        config.addListenerConfig(new ListenerConfig((LifecycleListener) event -> {
            if (event.getState() == LifecycleState.SHUTDOWN) {
                file.close();
            }
        }));
        config.getSerializationConfig()
                .addSerializerConfig(
                        new SerializerConfig().setTypeClass(SpilledBytes.class).setImplementation(new Spilling(file)))
                .addDataSerializableFactory(ReadValue.FACTORY, ReadValue::ofClass);
        config.addMapConfig(new MapConfig(config.getMapConfig("default"))
                .setName(PREFIX + "*")
                .setInMemoryFormat(InMemoryFormat.OBJECT)
                .setBackupCount(BACKUPS));
    }

    /** Gives a value's bytes; null where there are none. To be run on the entries of such a map. */
    public static EntryProcessor<Object, Object, byte[]> read() {
        return new ReadValue.Bytes();
    }

    /** Gives how many bytes a value has; null where there are none. For who wants no more of them at once than fit into memory. */
    public static EntryProcessor<Object, Object, Integer> lengths() {
        return new ReadValue.Length();
    }

    /** What can't be read comes out empty: a partition moves without it, and who published it puts it there again. */
    private record Spilling(SpillFile file) implements StreamSerializer<SpilledBytes> {
        @Override
        public int getTypeId() {
            return TYPE;
        }

        @Override
        public void write(ObjectDataOutput out, SpilledBytes value) throws IOException {
            out.writeByteArray(value.bytes().orElse(NOTHING));
        }

        @Override
        public SpilledBytes read(ObjectDataInput in) throws IOException {
            byte[] bytes = in.readByteArray();
            return file.keep(bytes == null || bytes.length > MOST_BYTES ? NOTHING : bytes);
        }
    }
}
