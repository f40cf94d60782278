package org.cloudy.platform.spill;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a value where it is. */
final class ReadBytes implements EntryProcessor<Object, Object, byte[]>, ReadOnly, IdentifiedDataSerializable {
    static final int FACTORY = 7_000;

    private static final long serialVersionUID = 1;

    @Override
    public byte @Nullable [] process(Entry<Object, Object> entry) {
        return entry.getValue() instanceof SpilledBytes value ? value.bytes().orElse(null) : null;
    }

    @Override
    public int getFactoryId() {
        return FACTORY;
    }

    @Override
    public int getClassId() {
        return 1;
    }

    @Override
    public void writeData(ObjectDataOutput out) {
        // There is nothing to tell.
    }

    @Override
    public void readData(ObjectDataInput in) {
        // There is nothing to be told.
    }
}
