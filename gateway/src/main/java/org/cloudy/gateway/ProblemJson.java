package org.cloudy.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.cloudy.bus.Failure;

/**
 * A failure for a program: problem details (RFC 9457) with all of the failure's own problem beside them, so that another node
 * can make a {@link Failure} of it again.
 */
final class ProblemJson {
    private ProblemJson() {}

    static JsonObject of(int status, Failure failure, String message, String language, String request) {
        Failure.Problem problem = failure.problem();
        JsonArray fields = new JsonArray();
        problem.fields()
                .forEach(field -> fields.add(new JsonObject()
                        .put("field", field.field())
                        .put("key", field.key())
                        .put("args", JsonObject.mapFrom(field.args()))
                        .put("message", field.in(language))));
        return new JsonObject()
                .put("status", status)
                .put("code", failure.code().name())
                .put("message", message)
                .put("request", request)
                .put("key", problem.key())
                .put("args", JsonObject.mapFrom(problem.args()))
                .put("fields", fields);
    }
}
