package org.cloudy.gateway;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.cloudy.bus.Failure;
import org.jspecify.annotations.Nullable;

/** A failure for a program: problem details (RFC 9457) with the failure's own code, key, arguments and fields beside them. */
final class ProblemJson {
    private ProblemJson() {}

    static JsonObject of(int status, @Nullable Failure failure, String message, String language, String request) {
        JsonObject json = new JsonObject()
                .put("status", status)
                .put("code", failure == null ? code(status) : failure.code().name())
                .put("message", message)
                .put("request", request);
        if (failure != null) {
            Failure.Problem problem = failure.problem();
            JsonObject args = new JsonObject();
            problem.args().forEach(args::put);
            JsonArray fields = new JsonArray();
            problem.fields()
                    .forEach(field -> fields.add(new JsonObject()
                            .put("field", field.field())
                            .put("key", field.key())
                            .put("message", field.in(language))));
            json.put("key", problem.key()).put("args", args).put("fields", fields);
        }
        return json;
    }

    private static String code(int status) {
        return switch (status) {
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            default -> status < 500 ? "INVALID" : "INTERNAL";
        };
    }
}
