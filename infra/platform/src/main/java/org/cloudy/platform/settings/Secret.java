package org.cloudy.platform.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A value that must not be printed; it is written to the node store only. */
public record Secret(@JsonValue String reveal) {
    @JsonCreator
    public Secret {}

    @Override
    public String toString() {
        return "****";
    }
}
