package org.cloudy.tinc;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** What ip(8) tells with {@code -json}: an array of objects, some of them empty. */
final class IpOutput {
    private IpOutput() {}

    /** The objects; none if it told something else. */
    static Stream<JsonObject> objects(List<String> lines) {
        try {
            return new JsonArray(String.join("\n", lines))
                    .stream()
                            .filter(JsonObject.class::isInstance)
                            .map(JsonObject.class::cast)
                            .filter(object -> !object.isEmpty());
        } catch (DecodeException e) {
            return Stream.empty();
        }
    }
}
