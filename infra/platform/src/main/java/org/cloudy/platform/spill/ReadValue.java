package org.cloudy.platform.spill;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Reads something of a value where it is. */
abstract sealed class ReadValue<T> implements EntryProcessor<Object, Object, T>, ReadOnly, IdentifiedDataSerializable {
    static final int FACTORY = 7_000;

    private static final long serialVersionUID = 1;

    /** Of a class that another member names. */
    static ReadValue<?> ofClass(int id) {
        return id == Bytes.CLASS ? new Bytes() : new Length();
    }

    abstract @Nullable T of(SpilledBytes value);

    @Override
    public final @Nullable T process(Entry<Object, Object> entry) {
        return entry.getValue() instanceof SpilledBytes value ? of(value) : null;
    }

    @Override
    public final int getFactoryId() {
        return FACTORY;
    }

    @Override
    public final void writeData(ObjectDataOutput out) {
        // There is nothing to tell.
    }

    @Override
    public final void readData(ObjectDataInput in) {
        // There is nothing to be told.
    }

    /** Its bytes. */
    static final class Bytes extends ReadValue<byte[]> {
        private static final int CLASS = 1;
        private static final long serialVersionUID = 1;

        @Override
        byte @Nullable [] of(SpilledBytes value) {
            return value.bytes().orElse(null);
        }

        @Override
        public int getClassId() {
            return CLASS;
        }
    }

    /** How many they are. */
    static final class Length extends ReadValue<Integer> {
        private static final int CLASS = 2;
        private static final long serialVersionUID = 1;

        @Override
        Integer of(SpilledBytes value) {
            return value.length();
        }

        @Override
        public int getClassId() {
            return CLASS;
        }
    }
}
