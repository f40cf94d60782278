package org.cloudy.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.cloudy.bus.Contracts;

/** The description of all calls and topics for those who write clients, as the build made it: {@code /asyncapi.json}. */
final class AsyncApi {
    private static final String RESOURCE = "asyncapi.json";

    void mount(Router router) {
        Buffer document = document();
        router.get("/asyncapi.json").handler(ctx -> {
            if (document.length() == 0) {
                ctx.fail(404);
            } else {
                ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(document);
            }
        });
    }

    private static Buffer document() {
        try (InputStream in = Contracts.class.getResourceAsStream(RESOURCE)) {
            return in == null ? Buffer.buffer() : Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the description of the bus cannot be read", e);
        }
    }
}
