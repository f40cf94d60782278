package org.cloudy.cli.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;

/** What a call was answered: as it came, for scripts, and as a record, for tables. */
public record Reply<R extends Record>(JsonNode json, Class<R> type) {
    /** The record; {@link FailureCode#INTERNAL} if the node speaks of something else. */
    public R value() {
        return read(json, type);
    }

    static <T> T read(JsonNode json, Class<T> type) {
        try {
            return Wire.mapper().treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw Failure.of(
                    FailureCode.INTERNAL, "cli.failure.strange-reply", Map.of("reason", e.getOriginalMessage()));
        }
    }
}
